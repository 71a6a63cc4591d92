using System.Text;

namespace AdminIam.Sandbox.Signing;

/// <summary>RFC 3986 percent-encoding, as AWS writes policy documents and canonical requests.</summary>
internal static class UrlText
{
    private const string HexDigits = "0123456789ABCDEF";

    public static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length + (text.Length / 2));
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            if (IsUnreserved(b))
                encoded.Append((char)b);
            else
                encoded.Append('%').Append(HexDigits[b >> 4]).Append(HexDigits[b & 15]);
        }

        return encoded.ToString();
    }

    private static bool IsUnreserved(byte b) =>
        b is (>= (byte)'A' and <= (byte)'Z') or (>= (byte)'a' and <= (byte)'z') or (>= (byte)'0' and <= (byte)'9')
            or (byte)'-' or (byte)'_' or (byte)'.' or (byte)'~';
}
