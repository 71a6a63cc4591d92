using System.Security.Cryptography;
using System.Text;

namespace AdminIam.Sandbox.Services.Iam.Keys;

/// <summary>An RSA public key, which SSH and PEM write differently.</summary>
internal sealed record RsaPublicKey(byte[] Exponent, byte[] Modulus)
{
    private const string SshName = "ssh-rsa";

    // The algorithm identifier of RSA in a SubjectPublicKeyInfo, which has no parameters.
    private static readonly byte[] Algorithm = DerText.Element(
        DerReader.Sequence,
        DerText.Element(DerReader.ObjectIdentifier, [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01]),
        [0x05, 0x00]);

    /// <summary>The length of the modulus in bits.</summary>
    public int Bits => (Modulus.Length * 8) - LeadingZeros(Modulus[0]);

    /// <summary>Whether the text names an encoding that is supported, whatever follows.</summary>
    public static bool IsEncoding(string text) =>
        text.StartsWith(SshName + " ", StringComparison.Ordinal)
        || text.StartsWith("-----BEGIN PUBLIC KEY-----", StringComparison.Ordinal)
        || text.StartsWith("-----BEGIN RSA PUBLIC KEY-----", StringComparison.Ordinal);

    /// <summary>Reads a key of one of the encodings; null if it is malformed.</summary>
    public static RsaPublicKey? Read(string text)
    {
        try
        {
            var key = text.StartsWith(SshName, StringComparison.Ordinal) ? ReadSsh(text) : ReadPem(text);
            return key is { Exponent.Length: > 0, Modulus.Length: > 0 } ? key : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    public string ToSsh() => $"{SshName} {Convert.ToBase64String(SshBytes())}";

    public string ToPem() => PemBlock.Write("PUBLIC KEY", Info());

    /// <summary>The MD5 digest of the key, as ssh-keygen -E md5 shows it.</summary>
    public string Fingerprint()
    {
#pragma warning disable CA5351 // MD5 is what AWS's fingerprints are.
        using var md5 = MD5.Create();
#pragma warning restore CA5351
        return BitConverter.ToString(md5.ComputeHash(SshBytes())).Replace('-', ':').ToLowerInvariant();
    }

    private static RsaPublicKey? ReadSsh(string text)
    {
        var words = text.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        var bytes = Convert.FromBase64String(words.Length > 1 ? words[1].Trim() : "");
        var at = 0;
        if (Encoding.ASCII.GetString(Next()) != SshName)
            return null;
        var key = new RsaPublicKey(Unsigned(Next()), Unsigned(Next()));
        return at == bytes.Length ? key : null;

        byte[] Next()
        {
            if (bytes.Length - at < 4)
                throw new FormatException("The key is too short.");
            var length = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
            at += 4;
            if (length < 0 || length > bytes.Length - at)
                throw new FormatException("The key is too short.");
            at += length;
            return bytes.Skip(at - length).Take(length).ToArray();
        }
    }

    private static RsaPublicKey? ReadPem(string text)
    {
        var blocks = PemBlock.ReadAll(text);
        if (blocks.Count != 1)
            return null;
        var fields = new DerReader(blocks[0].Bytes).Enter(DerReader.Sequence);
        if (blocks[0].Label == "PUBLIC KEY")
        {
            fields.Read(DerReader.Sequence);
            fields = new DerReader(fields.ReadBits()).Enter(DerReader.Sequence);
        }

        var modulus = fields.ReadUnsigned();
        return new RsaPublicKey(fields.ReadUnsigned(), modulus);
    }

    private static byte[] Unsigned(byte[] number) =>
        number.Length > 1 && number[0] == 0 ? number.Skip(1).ToArray() : number;

    private static int LeadingZeros(byte first)
    {
        var zeros = 0;
        for (var bit = 0x80; bit > 0 && (first & bit) == 0; bit >>= 1)
            zeros++;
        return zeros;
    }

    private static byte[] SshText(byte[] content) =>
    [
        (byte)(content.Length >> 24), (byte)(content.Length >> 16), (byte)(content.Length >> 8), (byte)content.Length,
        .. content,
    ];

    private static byte[] SshNumber(byte[] number) => SshText(number[0] >= 0x80 ? [0, .. number] : number);

    private byte[] SshBytes() =>
        [.. SshText(Encoding.ASCII.GetBytes(SshName)), .. SshNumber(Exponent), .. SshNumber(Modulus)];

    private byte[] Info()
    {
        var key = DerText.Element(DerReader.Sequence, DerText.Unsigned(Modulus), DerText.Unsigned(Exponent));
        return DerText.Element(
            DerReader.Sequence, Algorithm, DerText.Element(DerReader.BitString, [0], key));
    }
}
