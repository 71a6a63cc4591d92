using AdminIam.Sandbox.Http;
using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Settings;

namespace AdminIam.Sandbox.Signing;

/// <summary>Determines who signed a request, and refuses a request with an invalid signature as AWS does.</summary>
internal sealed class RequestAuthenticator(SandboxOptions options, SessionTokens sessions)
{
    private readonly SignatureV4 _signatures = new();

    /// <summary>Reads the signer that the request names, and checks everything that does not require the
    /// secret.</summary>
    public SignatureClaim Read(HttpRequest request, string service, DateTime now)
    {
        if (!RequestSignature.IsIn(request))
            throw new CommonException(CommonError.MissingToken, "Request is missing Authentication Token");
        if (options.AnyCredential)
        {
            var region = RequestSignature.RegionOf(request) ?? SandboxPartition.RegionOf(options.Partition);
            return new SignatureClaim(options.AccessKey, null, region, null);
        }

        var signature = RequestSignature.Read(request);
        SignatureDate.Check(signature, now);
        if (signature.Service != service)
            throw Mismatch($"Credential should be scoped to correct service: '{service}'. ");

        var session = signature.Token is null ? null : sessions.Open(signature.Token);
        if (signature.Token is not null && session?.KeyId != signature.KeyId)
            throw InvalidToken();
        return new SignatureClaim(signature.KeyId, session, signature.Region, signature);
    }

    /// <summary>
    /// Verifies the signature with the secret of the key; a session's secret is derived from its token.
    /// </summary>
    public void Verify(HttpRequest request, SignatureClaim claim, string secret, DateTime now)
    {
        if (claim.Signature is null)
            return;

        var key = claim.Session is null ? secret : sessions.SecretOf(claim.KeyId);
        var expected = _signatures.Compute(request, claim.Signature, key);
        if (expected is null || !FixedTime.Equal(expected, claim.Signature.Signature))
        {
            throw Mismatch(
                "The request signature we calculated does not match the signature you provided. Check your AWS Secret "
                + "Access Key and signing method. Consult the service documentation for details.");
        }

        if (claim.Session is not null && claim.Session.Expires <= now)
        {
            throw new CommonException(
                CommonError.ExpiredToken, "The security token included in the request is expired");
        }
    }

    /// <summary>The refusal of a key that is unknown or inactive.</summary>
    public static CommonException InvalidToken() =>
        new(CommonError.InvalidToken, "The security token included in the request is invalid.");

    private static CommonException Mismatch(string message) => new(CommonError.SignatureMismatch, message);
}
