using AdminIam.Sandbox.Authorization;
using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.Access;
using AdminIam.Sandbox.Services.Iam.Policies;

namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>
/// Checks of trust policies in calls. A trust policy names users and roles by their ARNs, and means the entities that
/// have them when it is stored.
/// </summary>
internal static class TrustPolicyText
{
    private const int ArnParts = 6;

    /// <summary>Checks that the document is a valid trust policy, and returns it as it is stored.</summary>
    /// <exception cref="CommonException">The document is malformed, or names a user or role that does not
    /// exist.</exception>
    /// <exception cref="AwsException">The document is too large.</exception>
    public static string Valid(IamCall call, string document)
    {
        PolicyText.ValidTrust(call, document);
        if (PolicyText.Size(document) > IamQuotas.AssumeRolePolicySize)
            throw IamErrors.QuotaExceeded("ACLSizePerRole", IamQuotas.AssumeRolePolicySize);
        return TrustedPrincipals.Replace(document, principal => Existing(call, principal));
    }

    /// <summary>The ARN of a principal, which must exist if it belongs to the account.</summary>
    private static string Existing(IamCall call, string principal)
    {
        if (principal.StartsWith("AIDA", StringComparison.Ordinal)
            || principal.StartsWith("AROA", StringComparison.Ordinal))
        {
            return ArnOf(call, principal) ?? throw Invalid(principal);
        }

        var parts = principal.Split([':'], ArnParts);
        if (parts.Length < ArnParts
            || parts[2] != "iam"
            || parts[4] != call.Account.AccountId
            || parts[5] == "root")
        {
            return principal;
        }

        return ResourceLookup.Find(call.Account, principal) is { } entity && entity.VisibleFrom <= call.Now
            ? principal
            : throw Invalid(principal);
    }

    private static string? ArnOf(IamCall call, string id)
    {
        var user = call.Account.Users.Visible(call.Now).FirstOrDefault(candidate => candidate.Id == id);
        if (user is not null)
            return call.Account.ArnOf(user);
        var role = call.Account.Roles.Visible(call.Now).FirstOrDefault(candidate => candidate.Id == id);
        return role is null ? null : call.Account.ArnOf(role);
    }

    private static CommonException Invalid(string principal) => new(
        CommonError.MalformedPolicy, PolicyPrincipal.Invalid("AWS:" + principal));
}
