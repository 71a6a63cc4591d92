using AdminIam.Sandbox.Services.Iam.State;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Services.Organizations.State;

/// <summary>The role by which the management account has access to an account that Organizations has created.</summary>
internal static class AccessRole
{
    /// <summary>The name where none was chosen.</summary>
    public const string DefaultName = "OrganizationAccountAccessRole";

    /// <param name="partition">The partition.</param>
    /// <param name="managementAccountId">The account that the role trusts.</param>
    /// <param name="name">The name of the role.</param>
    /// <param name="created">The time at which the account was created.</param>
    public static Role Create(string partition, string managementAccountId, string name, DateTime created)
    {
        var role = new Role
        {
            Name = name,
            Id = RandomText.Id("AROA"),
            Created = created,
            AssumeRolePolicyDocument =
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":"
                + $"\"arn:{partition}:iam::{managementAccountId}:root\"" + "},\"Action\":\"sts:AssumeRole\"}]}",
        };
        role.AttachedPolicies.Add($"arn:{partition}:iam::aws:policy/AdministratorAccess");
        return role;
    }
}
