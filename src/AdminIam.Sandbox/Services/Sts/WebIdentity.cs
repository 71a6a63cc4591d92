using AdminIam.Sandbox.Authorization;
using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.Operations;
using AdminIam.Sandbox.Services.Iam.State;
using AdminIam.Sandbox.Signing;

namespace AdminIam.Sandbox.Services.Sts;

/// <summary>Roles for callers who have signed in to another identity provider, by OpenID Connect.</summary>
/// <remarks>
/// A provider exists in the account if it was created there. So that state files of roles suffice, one that was not
/// exists as well if a trust policy of one of the roles names it, and accepts all audiences.
/// </remarks>
internal static class WebIdentity
{
    private const string Action = "sts:AssumeRoleWithWebIdentity";

    public static Output AssumeRole(IamCall call)
    {
        var token = WebIdentityToken.Read(call.Text("WebIdentityToken"));
        var provider = $"arn:{call.Account.Partition}:iam::{call.Account.AccountId}:oidc-provider/{token.Provider}";
        DemandProvider(call, token, provider);
        if (token.Issuer == TestIssuer.Url)
            CheckSignature(call);
        token.CheckExpiration(call.Now);
        var keys = CallKeys.Of(call);
        token.AddKeys(keys);
        var attributes = token.Attributes();
        attributes.AddKeys(keys);
        var target = TargetRole.Find(call);
        foreach (var action in new[] { Action }.Concat(attributes.Actions))
        {
            if (target is null || !Admits(target.Role, action, provider, keys))
                throw new CommonException(CommonError.AccessDenied, $"Not authorized to perform {action}");
        }

        attributes.Check();
        var session = new SessionToken { FederatedProvider = provider };
        attributes.Apply(session);
        var output = RoleSessions.Issue(call, target!, session);
        output["SubjectFromWebIdentityToken"] = token.Subject;
        output["Audience"] = token.Audience;
        output["Provider"] = provider;
        return output;
    }

    private static void CheckSignature(IamCall call)
    {
        var own = call.Facts.Account.Accounts.Own.Get<IamAccount>();
        if (own.Federation.TestIssuer?.Verifies(call.Text("WebIdentityToken")) != true)
            throw WebIdentityToken.Invalid("The signature of the token is invalid.");
    }

    private static void DemandProvider(IamCall call, WebIdentityToken token, string arn)
    {
        if (call.Account.OpenIdConnectProviders.TryFind(token.Provider, call.Now, out var provider))
        {
            if (!provider.ClientIds.Contains(token.Audience))
                throw WebIdentityToken.Invalid("Incorrect token audience");
        }
        else if (!call.Account.Roles.Visible(call.Now).Any(candidate => Trusts(candidate, arn)))
        {
            throw WebIdentityToken.Invalid($"No OpenIDConnect provider found in your account for {token.Issuer}");
        }
    }

    private static bool Admits(Role role, string action, string provider, RequestKeys keys)
    {
        return RoleTrust.GrantOf(role, action, keys, GrantTo) == ResourceGrant.Direct;

        ResourceGrant GrantTo(string principal) =>
            IsProvider(principal, provider) ? ResourceGrant.Direct : ResourceGrant.None;
    }

    private static bool Trusts(Role role, string provider) =>
        PolicyDocument.Parse(role.AssumeRolePolicyDocument).Statements.Any(
            statement => statement.Allows
                && StatementMatch.Actions(statement, Action)
                && statement.Principals.Any(principal => IsProvider(principal, provider)));

    private static bool IsProvider(string principal, string provider) => principal == "Federated:" + provider;
}
