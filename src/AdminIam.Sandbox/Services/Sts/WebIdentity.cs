using AdminIam.Sandbox.Authorization;
using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.Operations;
using AdminIam.Sandbox.Services.Iam.State;

namespace AdminIam.Sandbox.Services.Sts;

/// <summary>Roles for callers who have signed in to another identity provider, by OpenID Connect.</summary>
/// <remarks>A provider exists in the account if a trust policy of one of the roles names it.</remarks>
internal static class WebIdentity
{
    private const string Action = "sts:AssumeRoleWithWebIdentity";

    public static Output AssumeRole(IamCall call)
    {
        var token = WebIdentityToken.Read(call.Text("WebIdentityToken"));
        var provider = $"arn:{call.Account.Partition}:iam::{call.Account.AccountId}:oidc-provider/{token.Provider}";
        if (!call.Account.Roles.Visible(call.Now).Any(candidate => Trusts(candidate, provider)))
        {
            throw WebIdentityToken.Invalid(
                $"No OpenIDConnect provider found in your account for {token.Issuer}");
        }

        if (token.Issuer == TestIssuer.Url)
            CheckSignature(call);
        token.CheckExpiration(call.Now);
        var keys = CallKeys.Of(call);
        token.AddKeys(keys);
        if (RoleTrust.Find(call) is not { } role || !Admits(role, provider, keys))
            throw new CommonException(CommonError.AccessDenied, $"Not authorized to perform {Action}");

        var output = RoleSessions.Issue(call, role, null);
        output["SubjectFromWebIdentityToken"] = token.Subject;
        output["Audience"] = token.Audience;
        output["Provider"] = provider;
        return output;
    }

    private static void CheckSignature(IamCall call)
    {
        if (call.Account.Federation.TestIssuer?.Verifies(call.Text("WebIdentityToken")) != true)
            throw WebIdentityToken.Invalid("The signature of the token is invalid.");
    }

    private static bool Admits(Role role, string provider, RequestKeys keys)
    {
        var matching = RoleTrust.Statements(role, Action)
            .Where(statement => Names(statement, provider) && StatementMatch.Conditions(statement, keys)).ToList();
        return matching.Count > 0 && matching.TrueForAll(statement => statement.Allows);
    }

    private static bool Trusts(Role role, string provider) =>
        RoleTrust.Statements(role, Action).Any(statement => statement.Allows && Names(statement, provider));

    private static bool Names(PolicyStatement statement, string provider) =>
        statement.Principals.Contains("Federated:" + provider);
}
