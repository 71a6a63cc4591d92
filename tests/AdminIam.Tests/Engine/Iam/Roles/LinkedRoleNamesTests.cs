using AdminIam.Engine.Iam.Roles;
using CsCheck;

namespace AdminIam.Tests.Engine.Iam.Roles;

public sealed class LinkedRoleNamesTests
{
    private const string Scaling = "autoscaling.amazonaws.com";
    private const string Tables = "dynamodb.application-autoscaling.amazonaws.com";
    private const string Resources = "custom-resource.application-autoscaling.amazonaws.com";

    private static readonly Gen<string> Suffixes = Gen.String[Gen.Char["abzAZ019_+=,.@-"], 1, 12];

    [Theory]
    [InlineData("AWSServiceRoleForAutoScaling", Scaling, null, true)]
    [InlineData("AWSServiceRoleForAutoScaling_team", Scaling, null, false)]
    [InlineData("AWSServiceRoleForAutoScaling_autoscaling", Scaling, null, false)]
    [InlineData("AWSServiceRoleForAutoScaling_team", Scaling, "team", true)]
    [InlineData("AWSServiceRoleForAutoScaling_Team", Scaling, "team", true)]
    [InlineData("AWSServiceRoleForAutoScaling_blue_team", Scaling, "team", false)]
    [InlineData("AWSServiceRoleForAutoScaling_blue_team", Scaling, "blue_team", true)]
    [InlineData("AWSServiceRoleForApplicationAutoScaling_DynamoDBTable", Tables, null, true)]
    [InlineData("AWSServiceRoleForApplicationAutoScaling_DynamoDBTable_x", Tables, null, false)]
    [InlineData("AWSServiceRoleForApplicationAutoScaling_DynamoDBTable_x", Tables, "x", true)]
    [InlineData("AWSServiceRoleForApplicationAutoScaling_CustomResource", Resources, null, true)]
    public void The_role_with_a_suffix_is_apart_from_the_one_without(
        string roleName, string service, string? suffix, bool expected) =>
        Assert.Equal(expected, LinkedRoleNames.HasSuffix(roleName, service, suffix));

    [Fact]
    public void A_name_has_exactly_the_suffix_that_was_appended() =>
        Gen.Select(Gen.Bool, Suffixes, Suffixes).Sample((isNested, suffix, other) =>
        {
            var service = isNested ? Tables : Scaling;
            var own = !isNested
                ? "AWSServiceRoleForAutoScaling"
                : "AWSServiceRoleForApplicationAutoScaling_DynamoDBTable";
            var name = $"{own}_{suffix}";

            Assert.True(LinkedRoleNames.HasSuffix(own, service, null));
            Assert.True(LinkedRoleNames.HasSuffix(name, service, suffix));
            Assert.False(LinkedRoleNames.HasSuffix(name, service, null));
            Assert.Equal(
                other.Equals(suffix, StringComparison.OrdinalIgnoreCase),
                LinkedRoleNames.HasSuffix(name, service, other));
        });

    [Fact]
    public void The_name_of_an_existing_role_is_found_in_the_message_of_AWS()
    {
        Assert.Equal(
            "AWSServiceRoleForX_Y",
            LinkedRoleNames.FindTaken(
                "Service role name AWSServiceRoleForX_Y has been taken in this account, "
                + "please try a different suffix."));
        Assert.Null(LinkedRoleNames.FindTaken("Custom suffix is not allowed for rds.amazonaws.com"));
    }
}
