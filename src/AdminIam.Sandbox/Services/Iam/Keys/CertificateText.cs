using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AdminIam.Sandbox.Services.Iam.Keys;

/// <summary>X.509 certificates as PEM text.</summary>
internal static class CertificateText
{
    /// <summary>Reads the certificates of a text that contains nothing else.</summary>
    /// <returns>The certificates; none if the text is not readable.</returns>
    public static IReadOnlyList<X509Certificate2> Read(string text)
    {
        var blocks = PemBlock.ReadAll(text);
        if (blocks.Any(block => block.Label != "CERTIFICATE"))
            return [];
        var certificates = new List<X509Certificate2>();
        try
        {
            foreach (var block in blocks)
                certificates.Add(new X509Certificate2(block.Bytes));
            return certificates;
        }
        catch (CryptographicException)
        {
            certificates.ForEach(certificate => certificate.Dispose());
            return [];
        }
    }

    /// <summary>Whether the time is within the certificate's period of validity.</summary>
    public static bool IsValidAt(this X509Certificate2 certificate, DateTime now) =>
        certificate.NotBefore.ToUniversalTime() <= now && now < certificate.NotAfter.ToUniversalTime();

    /// <summary>Whether a certificate names another one as its issuer.</summary>
    public static bool IsIssuedBy(this X509Certificate2 certificate, X509Certificate2 issuer) =>
        certificate.IssuerName.RawData.SequenceEqual(issuer.SubjectName.RawData);
}
