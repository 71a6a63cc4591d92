using AdminIam.Sandbox.Authorization;
using AdminIam.Sandbox.Services;
using AdminIam.Sandbox.Signing;

namespace AdminIam.Sandbox.Endpoint;

/// <summary>A caller whose signature is valid, and what the request says about the signature.</summary>
/// <param name="AccountId">The account of the caller; null if the request is not signed.</param>
/// <param name="Principal">The caller, and the secret of a long-term key.</param>
/// <param name="Claim">What the request says about the signature.</param>
internal sealed record AuthenticatedCaller(string? AccountId, Principal Principal, SignatureClaim Claim)
{
    /// <summary>The caller of an operation whose requests are not signed.</summary>
    public static AuthenticatedCaller Anonymous { get; } =
        new(null, new Principal(new AnonymousCaller(), ""), new SignatureClaim("", null, "", null));
}
