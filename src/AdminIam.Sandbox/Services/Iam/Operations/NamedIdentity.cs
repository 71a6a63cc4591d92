using AdminIam.Sandbox.Authorization;
using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.Access;
using AdminIam.Sandbox.Services.Iam.State;

namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>The user, group or role that a call names by its ARN.</summary>
internal static class NamedIdentity
{
    public static Entity Find(IamCall call, string arn)
    {
        var prefix = $"arn:{call.Account.Partition}:iam::{call.Account.AccountId}:";
        var slash = arn.IndexOf('/');
        if (!arn.StartsWith(prefix, StringComparison.Ordinal) || slash < 0)
            throw InvalidEntity(arn);

        var name = Describe.LastPart(arn);
        return arn.Substring(prefix.Length, slash - prefix.Length) switch
        {
            "user" => call.User(name),
            "group" => call.Group(name),
            "role" => call.Role(name),
            _ => throw InvalidEntity(arn),
        };
    }

    /// <summary>The policies of permissions: those of the groups of a user as well.</summary>
    public static List<PolicySource> Policies(IamCall call, Entity identity) => identity switch
    {
        User user => PrincipalPolicies.Identity(call.Account, user, "user"),
        Group group => PrincipalPolicies.Identity(call.Account, group, "group"),
        _ => PrincipalPolicies.Identity(call.Account, (Role)identity, "role"),
    };

    private static AwsException InvalidEntity(string arn) =>
        IamErrors.InvalidInput($"Invalid Entity Arn: {arn} does not clearly define entity type and name.");
}
