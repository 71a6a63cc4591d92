using System.Security.Cryptography.X509Certificates;

namespace AdminIam.Sandbox.Services.Iam.Keys;

/// <summary>Compares a private key with a certificate: both contain the public key.</summary>
internal static class KeyPair
{
    private const string Rsa = "1.2.840.113549.1.1.1";
    private const int PublicKeyOfEc = 0xA1;

    // The DER encoding of the object identifier of RSA keys.
    private static readonly byte[] RsaIdentifier = [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01];

    public static bool IsRsa(X509Certificate2 certificate) => certificate.PublicKey.Oid.Value == Rsa;

    /// <summary>The public key in a private key: the modulus of RSA, or the point of an elliptic curve.</summary>
    /// <param name="text">The key in PEM: PKCS #1, PKCS #8 or SEC 1, not encrypted.</param>
    /// <returns>The public key; null if the text is no such key.</returns>
    public static byte[]? PublicKeyOf(string text)
    {
        // openssl writes the parameters of an elliptic curve before the key.
        var blocks = PemBlock.ReadAll(text).Where(block => block.Label != "EC PARAMETERS").ToList();
        if (blocks.Count != 1)
            return null;
        try
        {
            return blocks[0].Label switch
            {
                "RSA PRIVATE KEY" => OfRsa(blocks[0].Bytes),
                "EC PRIVATE KEY" => OfEc(blocks[0].Bytes),
                "PRIVATE KEY" => OfPkcs8(blocks[0].Bytes),
                _ => null,
            };
        }
        catch (FormatException)
        {
            return null;
        }
    }

    public static byte[] PublicKeyOf(X509Certificate2 certificate)
    {
        var key = certificate.PublicKey.EncodedKeyValue.RawData;
        return IsRsa(certificate) ? new DerReader(key).Enter(DerReader.Sequence).ReadUnsigned() : key;
    }

    private static byte[] OfRsa(byte[] key)
    {
        var fields = new DerReader(key).Enter(DerReader.Sequence);
        fields.Read(DerReader.Integer);
        return fields.ReadUnsigned();
    }

    // The public key is optional in SEC 1, but every program writes it.
    private static byte[]? OfEc(byte[] key)
    {
        var fields = new DerReader(key).Enter(DerReader.Sequence);
        while (fields.HasMore)
        {
            if (fields.NextTag == PublicKeyOfEc)
                return fields.Enter(PublicKeyOfEc).ReadBits();
            fields.Read(fields.NextTag);
        }

        return null;
    }

    private static byte[]? OfPkcs8(byte[] key)
    {
        var fields = new DerReader(key).Enter(DerReader.Sequence);
        fields.Read(DerReader.Integer);
        var algorithm = fields.Enter(DerReader.Sequence).Read(DerReader.ObjectIdentifier);
        var inner = fields.Read(DerReader.OctetString);
        return algorithm.SequenceEqual(RsaIdentifier) ? OfRsa(inner) : OfEc(inner);
    }
}
