using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace AdminIam.Tests.Sandbox;

/// <summary>An RSA public key as ssh-keygen writes it, and in PEM.</summary>
internal sealed record TestSshKey(string Ssh, string Pem, string Fingerprint)
{
    public static TestSshKey Create(int bits = 2048)
    {
        using var key = RSA.Create(bits);
        var parameters = key.ExportParameters(false);
        byte[] bytes =
        [
            .. Field(Encoding.ASCII.GetBytes("ssh-rsa")), .. Field(parameters.Exponent!),
            .. Field([0, .. parameters.Modulus!]),
        ];
#pragma warning disable CA5351 // AWS's fingerprints are MD5.
        var digest = Convert.ToHexStringLower(MD5.HashData(bytes));
#pragma warning restore CA5351
        return new TestSshKey(
            $"ssh-rsa {Convert.ToBase64String(bytes)}",
            key.ExportSubjectPublicKeyInfoPem(),
            string.Join(":", digest.Chunk(2).Select(pair => new string(pair))));
    }

    private static byte[] Field(byte[] content)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        return [.. length, .. content];
    }
}
