using System.Globalization;
using System.Text;
using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.Operations;

namespace AdminIam.Sandbox.Services;

/// <summary>
/// One page of a list. The marker tells the last item of the page before, so that creating and deleting between the
/// pages neither repeats nor skips an item.
/// </summary>
internal static class Page
{
    private const int DefaultSize = 100;
    private const string MarkerPrefix = "v1:";

    /// <summary>Adds to the answer the page that the call asks for, of items that are in the order of their keys.</summary>
    public static Output AddPage<T>(
        this Output output, CallContext call, string member, IEnumerable<T> items, Func<T, string> key, Func<T, object> describe)
    {
        var page = Take(call.Input, items, key, out var marker);
        output[member] = page.Select(describe).ToList();
        return output.AddMarker(marker);
    }

    public static Output AddMarker(this Output output, string? marker)
    {
        output["IsTruncated"] = marker is not null;
        output["Marker"] = marker;
        return output;
    }

    public static List<T> Take<T>(Input input, IEnumerable<T> items, Func<T, string> key, out string? marker)
    {
        var size = input.Number("MaxItems") ?? DefaultSize;
        var after = input.OptionalText("Marker") is { } text ? Decode(text) : null;
        var page = new List<T>(Math.Min(size, DefaultSize));
        marker = null;
        foreach (var item in items)
        {
            if (after is not null && Compare(key(item), after) <= 0)
                continue;
            if (page.Count == size)
            {
                marker = Encode(key(page[size - 1]));
                break;
            }

            page.Add(item);
        }

        return page;
    }

    /// <summary>The key of an item that is listed in the order in which it was made.</summary>
    public static string Key(int index) => index.ToString("D6", CultureInfo.InvariantCulture);

    public static int Compare(string left, string right) => string.Compare(left, right, StringComparison.OrdinalIgnoreCase);

    private static string Encode(string key) => Convert.ToBase64String(Encoding.UTF8.GetBytes(MarkerPrefix + key));

    private static string Decode(string marker)
    {
        try
        {
            var text = Encoding.UTF8.GetString(Convert.FromBase64String(marker));
            if (text.StartsWith(MarkerPrefix, StringComparison.Ordinal))
                return text.Substring(MarkerPrefix.Length);
        }
        catch (FormatException)
        {
            // Falls through to the same refusal as any other marker that was not given out.
        }

        throw Errors.Validation("Invalid Marker.");
    }
}
