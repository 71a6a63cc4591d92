using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AdminIam.Tests.Sandbox;

/// <summary>A certificate with its private key, as PEM text.</summary>
internal sealed record TestCertificate(string Body, string PrivateKey)
{
    public static TestCertificate Rsa(string name = "example.com", DateTimeOffset? expires = null)
    {
        using var key = RSA.Create(2048);
        return Create(
            new CertificateRequest("CN=" + name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            key.ExportPkcs8PrivateKeyPem(),
            expires);
    }

    public static TestCertificate EllipticCurve()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Create(
            new CertificateRequest("CN=example.com", key, HashAlgorithmName.SHA256), key.ExportECPrivateKeyPem(), null);
    }

    /// <summary>Creates an authority, an intermediate one, and a certificate.</summary>
    /// <returns>The certificate, and its chain that begins with the intermediate authority.</returns>
    public static (TestCertificate Certificate, string Intermediate, string Root) Chain()
    {
        using var rootKey = RSA.Create(2048);
        using var root = Self(Request("CN=Root", rootKey));
        using var middleKey = RSA.Create(2048);
        using var middle = Request("CN=Middle", middleKey)
            .Create(root, root.NotBefore, root.NotAfter, [1]).CopyWithPrivateKey(middleKey);
        using var key = RSA.Create(2048);
        using var leaf = Request("CN=example.com", key).Create(middle, middle.NotBefore, middle.NotAfter, [2]);
        return (
            new TestCertificate(leaf.ExportCertificatePem(), key.ExportRSAPrivateKeyPem()),
            middle.ExportCertificatePem(),
            root.ExportCertificatePem());
    }

    private static TestCertificate Create(CertificateRequest request, string key, DateTimeOffset? expires)
    {
        var end = expires ?? DateTimeOffset.UtcNow.AddYears(1);
        using var certificate = request.CreateSelfSigned(end.AddYears(-2), end);
        return new TestCertificate(certificate.ExportCertificatePem(), key);
    }

    private static CertificateRequest Request(string name, RSA key)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request;
    }

    private static X509Certificate2 Self(CertificateRequest request) =>
        request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(1));
}
