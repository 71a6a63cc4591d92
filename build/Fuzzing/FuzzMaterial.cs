using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using AdminIam.Sandbox.Services.Iam.Access;

namespace AdminIam.Build.Fuzzing;

/// <summary>Values that no generator finds by chance, by the names of the members that take them.</summary>
internal static class FuzzMaterial
{
    private const string Issuer = "https://server.example";
    private const string Audience = "client";

    // The keys take longer to create than most of a round.
    private static readonly Lazy<Dictionary<string, string>> Values = new(Create);

    /// <summary>Returns a copy of the values.</summary>
    public static Dictionary<string, string> Get() => new(Values.Value, StringComparer.Ordinal);

    /// <summary>Adds two consecutive codes of a virtual MFA device.</summary>
    /// <param name="values">The values to which they are added.</param>
    /// <param name="seed">Its seed, as CreateVirtualMFADevice returns it.</param>
    public static void AddCodes(Dictionary<string, string> values, string seed)
    {
        var base32 = Encoding.ASCII.GetString(Convert.FromBase64String(seed));
        var step = DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30;
        values["AuthenticationCode1"] = Totp.Code(base32, step);
        values["AuthenticationCode2"] = Totp.Code(base32, step + 1);
    }

    private static Dictionary<string, string> Create()
    {
        using var rsa = RSA.Create(2048);
        CertificateRequest request = new(
            $"CN={FuzzAccount.Name}", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(
            DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["AWSServiceName"] = "cloudhsm.amazonaws.com",
            ["CertificateBody"] = certificate.ExportCertificatePem(),
            ["ClientIDList"] = Audience,
            ["NewPassword"] = "Correct-Horse2",
            ["OldPassword"] = "Correct-Horse1",
            ["Password"] = "Correct-Horse1",
            ["PrivateKey"] = rsa.ExportRSAPrivateKeyPem(),
            ["RoleArn"] = $"arn:aws:iam::123456789012:role/{FuzzAccount.Name}",
            ["RoleSessionName"] = FuzzAccount.Name,
            ["SAMLMetadataDocument"] = SamlMetadata(certificate),
            ["SSHPublicKeyBody"] = SshKey(rsa),
            ["ServiceName"] = "codecommit.amazonaws.com",
            ["ThumbprintList"] = certificate.Thumbprint.ToLowerInvariant(),
            ["Url"] = Issuer,
            ["WebIdentityToken"] = IdToken(),
        };
    }

    private static string SshKey(RSA rsa)
    {
        var parameters = rsa.ExportParameters(includePrivateParameters: false);
        byte[] blob =
        [
            .. Part("ssh-rsa"u8), .. Part(parameters.Exponent), .. Part([0, .. parameters.Modulus!]),
        ];
        return $"ssh-rsa {Convert.ToBase64String(blob)} {FuzzAccount.Name}";
    }

    private static byte[] Part(ReadOnlySpan<byte> content)
    {
        var part = new byte[4 + content.Length];
        BinaryPrimitives.WriteInt32BigEndian(part, content.Length);
        content.CopyTo(part.AsSpan(4));
        return part;
    }

    private static string IdToken()
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var claims = JsonSerializer.Serialize(
            new { iss = Issuer, sub = "a", aud = Audience, iat = now, exp = now + 3600 });
        return $"{Base64Url("{\"alg\":\"RS256\"}")}.{Base64Url(claims)}.AAAA";
    }

    private static string Base64Url(string text) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static string SamlMetadata(X509Certificate2 certificate) =>
        $"""
        <?xml version="1.0"?><md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="{Issuer}">
        <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><md:KeyDescriptor>
        <ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>
        {Convert.ToBase64String(certificate.RawData)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
        <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="{Issuer}"/>
        </md:IDPSSODescriptor></md:EntityDescriptor>
        """;
}
