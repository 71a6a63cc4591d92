using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.IdentityCenter.PermissionSets;

namespace AdminIam.Tests.Engine.IdentityCenter.PermissionSets;

public sealed class CustomerPolicyReferenceTests
{
    [Theory]
    [InlineData("Deploy", "/", "Deploy")]
    [InlineData("/Deploy", "/", "Deploy")]
    [InlineData("/teams/a/Deploy", "/teams/a/", "Deploy")]
    [InlineData("teams/Deploy", "/teams/", "Deploy")]
    [InlineData("arn:aws:iam::123456789012:policy/teams/Deploy", "/teams/", "Deploy")]
    public void A_policy_has_a_path_and_a_name(string text, string path, string name) => Assert.Equal(
        new CustomerPolicyReference(path, name), CustomerPolicyReference.Parse(text, "Admins"));

    [Theory]
    [InlineData("")]
    [InlineData("/teams/")]
    [InlineData("//Deploy")]
    [InlineData("/a b/Deploy")]
    [InlineData("De ploy")]
    [InlineData("arn:aws:iam::123456789012:role/Deploy")]
    public void Other_text_is_refused(string text) => Assert.Equal(
        "InvalidPolicyName",
        Assert.Throws<AdminException>(() => CustomerPolicyReference.Parse(text, "Admins")).ErrorId);

    [Fact]
    public void Names_ignore_case_and_paths_do_not()
    {
        var policy = new CustomerPolicyReference("/a/", "Deploy");

        Assert.True(policy.IsSame(new("/a/", "DEPLOY")));
        Assert.False(policy.IsSame(new("/A/", "Deploy")));
    }
}
