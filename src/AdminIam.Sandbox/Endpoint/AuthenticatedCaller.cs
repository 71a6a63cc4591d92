using AdminIam.Sandbox.Services;
using AdminIam.Sandbox.Signing;

namespace AdminIam.Sandbox.Endpoint;

/// <summary>A caller whose signature is valid, and what the request says about the signature.</summary>
internal sealed record AuthenticatedCaller(Principal Principal, SignatureClaim Claim);
