using AdminIam.Sandbox.Model;

namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>The private keys in calls for SAML providers: PEM without encryption.</summary>
internal static class SamlPrivateKeyText
{
    private const byte DerSequence = 0x30;
    private static readonly string[] Labels = ["PRIVATE KEY", "RSA PRIVATE KEY"];

    /// <exception cref="AwsException">The text is not such a key.</exception>
    public static void Check(string text)
    {
        var trimmed = text.Trim();
        if (!Array.Exists(Labels, label => Content(trimmed, label) is { } content && IsDer(content)))
            throw IamErrors.InvalidInput("Invalid private key.");
    }

    private static string? Content(string text, string label)
    {
        var begin = $"-----BEGIN {label}-----";
        var end = $"-----END {label}-----";
        return text.Length > begin.Length + end.Length
            && text.StartsWith(begin, StringComparison.Ordinal)
            && text.EndsWith(end, StringComparison.Ordinal)
            ? text.Substring(begin.Length, text.Length - begin.Length - end.Length)
            : null;
    }

    private static bool IsDer(string base64)
    {
        try
        {
            var bytes = Convert.FromBase64String(base64);
            return bytes.Length > 0 && bytes[0] == DerSequence;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
