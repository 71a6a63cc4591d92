namespace AdminIam.Sandbox.Signing;

/// <summary>The signer that a request names, before the signature is verified.</summary>
/// <param name="KeyId">The access key id.</param>
/// <param name="Session">The properties of the session token, if the request has one.</param>
/// <param name="Region">The region of the credential scope.</param>
/// <param name="Signature">The signature to verify; null when every signature is accepted.</param>
internal sealed record SignatureClaim(string KeyId, SessionToken? Session, string Region, RequestSignature? Signature);
