using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;

namespace AdminIam.Build.Fuzzing;

/// <summary>What the sandbox has sent on one connection.</summary>
/// <param name="Status">The status of the last response, or what else happened: closed, broken, late.</param>
/// <param name="Trouble">What is wrong with a response; null when nothing is.</param>
internal sealed record FuzzAnswer(string Status, string? Trouble)
{
    public const string Closed = "closed";
    public const string Broken = "broken";
    public const string Late = "late";
    private const int ShownBytes = 1000;

    /// <summary>Reads the responses, of which there are several where a client pipelines.</summary>
    /// <param name="bytes">All that was received.</param>
    /// <param name="isComplete">Whether the sandbox has closed the connection in order.</param>
    public static FuzzAnswer Read(byte[] bytes, bool isComplete)
    {
        var status = isComplete ? Closed : Broken;
        var start = 0;
        while (start < bytes.Length)
        {
            var headLength = bytes.AsSpan(start).IndexOf("\r\n\r\n"u8);
            if (headLength < 0)
                return new FuzzAnswer(status, isComplete ? "A response is incomplete: " + Show(bytes, start) : null);
            var head = Encoding.Latin1.GetString(bytes, start, headLength).Split("\r\n");
            status = head[0].Split(' ') is ["HTTP/1.1", { Length: 3 } code, ..] ? code : "malformed";
            start += headLength + 4;
            if (status == "100")
                continue;
            if (!int.TryParse(Header(head, "Content-Length"), CultureInfo.InvariantCulture, out var length))
                return new FuzzAnswer(status, "A response has no length: " + head[0]);
            if (start + length > bytes.Length)
                return new FuzzAnswer(status, isComplete ? "A response is too short: " + Show(bytes, start) : null);
            if (status[0] is not ('2' or '4') || !IsWellFormed(Header(head, "Content-Type"), bytes, start, length))
                return new FuzzAnswer(status, $"Status {status}: {Show(bytes, start)}");
            start += length;
        }

        return new FuzzAnswer(status, null);
    }

    private static bool IsWellFormed(string? contentType, byte[] bytes, int start, int length)
    {
        try
        {
            if (contentType == "text/xml")
            {
                using var xml = XmlReader.Create(new MemoryStream(bytes, start, length));
                while (xml.Read())
                {
                }
            }
            else if (contentType?.Contains("json", StringComparison.Ordinal) == true && length > 0)
            {
                using var json = JsonDocument.Parse(bytes.AsMemory(start, length));
            }

            return true;
        }
        catch (Exception error) when (error is XmlException or JsonException)
        {
            return false;
        }
    }

    private static string? Header(string[] head, string name) => Array
        .Find(head, line => line.StartsWith(name + ": ", StringComparison.OrdinalIgnoreCase))?[(name.Length + 2)..];

    private static string Show(byte[] bytes, int start) =>
        Encoding.UTF8.GetString(bytes, start, Math.Min(bytes.Length - start, ShownBytes));
}
