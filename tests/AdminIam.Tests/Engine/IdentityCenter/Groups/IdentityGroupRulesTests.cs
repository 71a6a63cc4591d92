using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.IdentityCenter.Groups;

namespace AdminIam.Tests.Engine.IdentityCenter.Groups;

public sealed class IdentityGroupRulesTests
{
    [Theory]
    [InlineData("Administrators")]
    [InlineData("Größe \u00A0[EU] *; $%")]
    [InlineData("x")]
    public void Names_may_have_spaces_and_symbols(string name) => IdentityGroupRules.CheckNewName(name);

    [Theory]
    [InlineData("")]
    [InlineData("Administrator")]
    [InlineData("awsadministrators")]
    [InlineData("a\u200Bb")]
    [InlineData("a\0")]
    public void Names_that_AWS_refuses_are_refused(string name)
    {
        var error = Assert.Throws<AdminException>(() => IdentityGroupRules.CheckNewName(name));

        Assert.Equal(("InvalidGroupName", name), (error.ErrorId, error.Target));
    }

    [Fact]
    public void The_longest_name_and_description_have_1024_characters()
    {
        var longest = new string('x', 1024);
        IdentityGroupRules.CheckNewName(longest);
        IdentityGroupRules.CheckDescription(longest, "Ops");

        Assert.Throws<AdminException>(() => IdentityGroupRules.CheckNewName(longest + "x"));
        Assert.Equal(
            "InvalidDescription",
            Assert.Throws<AdminException>(() => IdentityGroupRules.CheckDescription(longest + "x", "Ops")).ErrorId);
        Assert.Equal(
            "InvalidDescription",
            Assert.Throws<AdminException>(() => IdentityGroupRules.CheckDescription("a\u0007", "Ops")).ErrorId);
    }
}
