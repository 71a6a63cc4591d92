using AdminIam.Sandbox.Authorization;

namespace AdminIam.Sandbox.Services.Iam.State;

/// <summary>The trust policies of all roles, which can name users and roles of other accounts.</summary>
internal static class TrustPolicies
{
    /// <summary>
    /// Replaces a principal: the policies follow a user with a new name, and have the unique id of a user or role that
    /// is deleted, so that they do not trust another one of the same name.
    /// </summary>
    public static void Replace(IamAccount account, string arn, string replacement)
    {
        if (arn == replacement)
            return;
        foreach (var role in account.Everywhere.SelectMany(one => one.Roles.All))
        {
            role.AssumeRolePolicyDocument = TrustedPrincipals.Replace(
                role.AssumeRolePolicyDocument, arn, replacement);
        }
    }
}
