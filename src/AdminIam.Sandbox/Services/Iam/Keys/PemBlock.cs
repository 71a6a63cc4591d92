using System.Text.RegularExpressions;

namespace AdminIam.Sandbox.Services.Iam.Keys;

/// <summary>A block of PEM text: its label, such as CERTIFICATE, and the DER bytes in it.</summary>
internal sealed record PemBlock(string Label, byte[] Bytes)
{
    private static readonly Regex Block = new(
        "-----BEGIN (?<label>[A-Z0-9 ]+)-----(?<body>[^-]*)-----END \\k<label>-----", RegexOptions.CultureInvariant);

    /// <summary>Reads a text that consists of blocks and white space only.</summary>
    /// <returns>The blocks; none if there is other text or a block is not base 64.</returns>
    public static IReadOnlyList<PemBlock> ReadAll(string text)
    {
        if (!string.IsNullOrWhiteSpace(Block.Replace(text, "")))
            return [];
        try
        {
            return
            [
                .. Block.Matches(text).Cast<Match>().Select(match => new PemBlock(
                    match.Groups["label"].Value, Convert.FromBase64String(match.Groups["body"].Value))),
            ];
        }
        catch (FormatException)
        {
            // An encrypted key has headers in its block.
            return [];
        }
    }

    /// <summary>The text of a block, in lines of 64 characters.</summary>
    public static string Write(string label, byte[] bytes)
    {
        const int lineLength = 64;
        var base64 = Convert.ToBase64String(bytes);
        var lines = Enumerable.Range(0, (base64.Length + lineLength - 1) / lineLength)
            .Select(line => base64.Substring(
                line * lineLength, Math.Min(lineLength, base64.Length - (line * lineLength))));
        return $"-----BEGIN {label}-----\n{string.Join("\n", lines)}\n-----END {label}-----\n";
    }
}
