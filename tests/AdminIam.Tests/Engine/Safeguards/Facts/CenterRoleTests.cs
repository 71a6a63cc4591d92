using AdminIam.Engine.Aws.Sessions;
using AdminIam.Engine.Safeguards.Facts;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Tests.Engine.Safeguards.Facts;

public sealed class CenterRoleTests
{
    [Theory]
    [InlineData("/aws-reserved/sso.amazonaws.com/", "AWSReservedSSO_Admins_0123456789abcdef", "Admins", "us-east-1")]
    [InlineData(
        "/aws-reserved/sso.amazonaws.com/eu-west-1/", "AWSReservedSSO_Full_Admins_0123456789abcdef", "Full_Admins",
        "eu-west-1")]
    public void A_role_states_its_permission_set_and_the_region_of_the_instance(
        string path, string name, string set, string region) =>
        Assert.Equal(
            [new CenterRole(name, set, region)],
            CenterRole.Of(Partition.Default, [new RoleDetail { Path = path, RoleName = name }]));

    [Theory]
    [InlineData("/", "AWSReservedSSO_Admins_0123456789abcdef")]
    [InlineData("/aws-reserved/sso.amazonaws.com/", "Admins")]
    [InlineData(null, "AWSReservedSSO_Admins_0123456789abcdef")]
    public void Other_roles_are_not_of_identity_center(string? path, string name) =>
        Assert.Empty(CenterRole.Of(Partition.Default, [new RoleDetail { Path = path, RoleName = name }]));
}
