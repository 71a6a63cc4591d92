using AdminIam.Sandbox.Authorization;
using AdminIam.Sandbox.Services;
using AdminIam.Sandbox.Signing;

namespace AdminIam.Sandbox.Endpoint;

/// <summary>A caller whose signature is valid, and what the request says about the signature.</summary>
internal sealed record AuthenticatedCaller(Principal Principal, SignatureClaim Claim)
{
    /// <summary>The caller of an operation whose requests are not signed.</summary>
    public static AuthenticatedCaller Anonymous { get; } =
        new(new Principal(new AnonymousCaller(), ""), new SignatureClaim("", null, "", null));
}
