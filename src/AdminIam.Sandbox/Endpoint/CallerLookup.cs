using AdminIam.Sandbox.Http;
using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services;
using AdminIam.Sandbox.Settings;
using AdminIam.Sandbox.Signing;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Endpoint;

/// <summary>Finds the caller: the services know the owners of keys and sessions, and the signature proves the
/// identity.</summary>
internal sealed class CallerLookup(
    SandboxOptions options, AccountHost host, IReadOnlyList<Service> services, SessionTokens sessions)
{
    private readonly RequestAuthenticator _authenticator = new(options, sessions);

    public AuthenticatedCaller Find(HttpRequest request, string signingName, DateTime now)
    {
        var claim = _authenticator.Read(request, signingName, now);
        var caller = host.Do(accounts => CallerOf(accounts, claim, now)) ?? throw RequestAuthenticator.InvalidToken();
        _authenticator.Verify(request, claim, caller.Principal.Secret, now);
        return caller;
    }

    /// <summary>
    /// Records the call and the use of the key that signed, unless every signature is accepted. The keys of sessions
    /// have no record.
    /// </summary>
    public void NoteUse(Account account, AuthenticatedCaller caller, ServiceOperation operation, DateTime now)
    {
        if (caller.Claim is not { Signature: not null } claim)
            return;
        var use = new KeyUse(WholeSeconds.Of(now), claim.Region, operation.Service.SigningName);
        foreach (var service in services)
        {
            service.NoteCall(account, caller.Principal.Caller, operation.Name, use);
            if (claim.Session is null)
                service.NoteKeyUse(account, claim.KeyId, use);
        }
    }

    // A session names its account. The owner of a long-term key can be in any account that has been used. The
    // credentials of a suspended or closed account are not valid.
    private AuthenticatedCaller? CallerOf(AccountDirectory accounts, SignatureClaim claim, DateTime now)
    {
        var candidates = claim.Session is null
            ? accounts.All
            : new[] { accounts.Find(claim.Session.AccountId ?? accounts.Own.Id) }.OfType<Account>();
        foreach (var account in candidates)
        {
            if (PrincipalOf(account, claim, now) is { } principal)
                return accounts.IsActive(account.Id) ? new AuthenticatedCaller(account.Id, principal, claim) : null;
        }

        return null;
    }

    private Principal? PrincipalOf(Account account, SignatureClaim claim, DateTime now)
    {
        foreach (var service in services)
        {
            if (service.FindPrincipal(account, claim.KeyId, claim.Session, now) is { } principal)
                return principal;
        }

        return null;
    }
}
