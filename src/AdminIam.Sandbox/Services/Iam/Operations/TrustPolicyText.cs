using AdminIam.Sandbox.Authorization;
using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.Access;
using AdminIam.Sandbox.Services.Iam.Policies;
using AdminIam.Sandbox.Services.Iam.State;

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

    /// <summary>The ARN of a principal, which must exist if it belongs to an account of the sandbox.</summary>
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
            || parts[5] == "root"
            || call.Facts.Account.Accounts.Find(parts[4])?.Get<IamAccount>() is not { } account)
        {
            return principal;
        }

        return ResourceLookup.Find(account, principal) is { } entity && entity.VisibleFrom <= call.Now
            ? principal
            : throw Invalid(principal);
    }

    private static string? ArnOf(IamCall call, string id)
    {
        foreach (var account in call.Account.Everywhere)
        {
            if (account.Users.TryGetById(id, out var user) && user.VisibleFrom <= call.Now)
                return account.ArnOf(user);
            if (account.Roles.TryGetById(id, out var role) && role.VisibleFrom <= call.Now)
                return account.ArnOf(role);
        }

        return null;
    }

    private static CommonException Invalid(string principal) => new(
        CommonError.MalformedPolicy, PolicyPrincipal.Invalid("AWS:" + principal));
}
