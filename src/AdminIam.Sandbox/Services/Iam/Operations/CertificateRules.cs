using System.Security.Cryptography.X509Certificates;
using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.Keys;

namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>The checks of certificates that are uploaded.</summary>
internal static class CertificateRules
{
    /// <summary>Checks a server certificate with its private key and its chain.</summary>
    /// <returns>When the certificate expires.</returns>
    public static DateTime CheckServer(string body, string privateKey, string? chain, DateTime now)
    {
        using var certificate = ReadOne(body, now);
        var key = KeyPair.PublicKeyOf(privateKey) ?? throw Malformed("Invalid Private Key.");
        if (!key.SequenceEqual(KeyPair.PublicKeyOf(certificate)))
        {
            throw new AwsException(
                "KeyPairMismatch", 400, "The public key certificate and the private key do not match.");
        }

        if (chain is not null)
            CheckChain(certificate, chain);
        return certificate.NotAfter.ToUniversalTime();
    }

    /// <summary>Checks a signing certificate.</summary>
    /// <returns>The bytes of the certificate, by which duplicates are found.</returns>
    public static byte[] CheckSigning(string body, DateTime now)
    {
        using var certificate = ReadOne(body, now);
        return KeyPair.IsRsa(certificate)
            ? certificate.RawData
            : throw new AwsException("InvalidCertificate", 400, "The certificate does not have an RSA key.");
    }

    private static X509Certificate2 ReadOne(string body, DateTime now)
    {
        var certificates = CertificateText.Read(body);
        if (certificates.Count != 1)
            throw Malformed("Unable to parse certificate. Please ensure the certificate is in PEM format.");
        if (certificates[0].IsValidAt(now))
            return certificates[0];
        certificates[0].Dispose();
        throw Malformed("The certificate has expired or is not valid yet.");
    }

    /// <summary>Each certificate of the chain must be the issuer of the one before; signatures are not verified.
    /// </summary>
    private static void CheckChain(X509Certificate2 certificate, string chain)
    {
        var issuers = CertificateText.Read(chain);
        var invalid = issuers.Count == 0 ? 0 : -1;
        var issued = certificate;
        for (var index = 0; index < issuers.Count && invalid < 0; index++)
        {
            if (!issued.IsIssuedBy(issuers[index]))
                invalid = index;
            issued = issuers[index];
        }

        foreach (var issuer in issuers)
            issuer.Dispose();
        if (invalid >= 0)
        {
            throw Malformed(
                "Unable to validate certificate chain. The certificate chain must start with the immediate signing "
                + "certificate, followed by any intermediaries in order. The index within the chain of the invalid "
                + $"certificate is: {invalid - 1}");
        }
    }

    private static AwsException Malformed(string message) => new("MalformedCertificate", 400, message);
}
