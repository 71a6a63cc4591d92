using System.Globalization;
using System.Text;
using AdminIam.Sandbox.Model;

namespace AdminIam.Sandbox.Services;

/// <summary>
/// One page of a list. The token names the last item of the page before, so that creating and deleting between the
/// pages neither repeats nor skips an item.
/// </summary>
internal static class Page
{
    private const string TokenPrefix = "v1:";

    /// <summary>
    /// Adds the page that the call requests to the answer. The items are in the order of their keys.
    /// </summary>
    public static Output AddPage<T>(
        this Output output,
        Call call,
        string member,
        IEnumerable<T> items,
        Func<T, string> key,
        Func<T, object> describe)
    {
        var page = Take(call, items, key, out var next);
        output[member] = page.Select(describe).ToList();
        return output.AddToken(call, next);
    }

    /// <summary>
    /// Adds the page that the call requests to the answer, of the items that match. As in AWS, the page is a part of
    /// all items, of which those that do not match are left out: a page can be empty and have a token.
    /// </summary>
    public static Output AddMatches<T>(
        this Output output,
        Call call,
        string member,
        IEnumerable<T> items,
        Func<T, string> key,
        Func<T, bool> matches,
        Func<T, object> describe)
    {
        var page = Take(call, items, key, out var next);
        output[member] = page.Where(matches).Select(describe).ToList();
        return output.AddToken(call, next);
    }

    /// <summary>Adds to the answer the token of the next page, if there is one.</summary>
    public static Output AddToken(this Output output, Call call, string? next)
    {
        var members = call.Facts.Service.Pages;
        if (members.HasMore is { } hasMore)
            output[hasMore] = next is not null;
        output[members.Token] = next;
        return output;
    }

    public static List<T> Take<T>(Call call, IEnumerable<T> items, Func<T, string> key, out string? next)
    {
        var members = call.Facts.Service.Pages;
        var size = call.Input.Number(members.Size) ?? members.DefaultSize;
        var after = call.Input.OptionalText(members.Token) is { } token ? Decode(token, members.Token) : null;
        var page = new List<T>(Math.Min(size, members.DefaultSize));
        next = null;
        foreach (var item in items)
        {
            if (after is not null && Compare(key(item), after) <= 0)
                continue;
            if (page.Count == size)
            {
                next = Encode(key(page[size - 1]));
                break;
            }

            page.Add(item);
        }

        return page;
    }

    /// <summary>The key of an item that is listed in the order of creation.</summary>
    public static string Key(int index) => index.ToString("D6", CultureInfo.InvariantCulture);

    private static int Compare(string left, string right) =>
        string.Compare(left, right, StringComparison.OrdinalIgnoreCase);

    private static string Encode(string key) => Convert.ToBase64String(Encoding.UTF8.GetBytes(TokenPrefix + key));

    private static string Decode(string token, string member)
    {
        try
        {
            var text = Encoding.UTF8.GetString(Convert.FromBase64String(token));
            if (text.StartsWith(TokenPrefix, StringComparison.Ordinal))
                return text.Substring(TokenPrefix.Length);
        }
        catch (FormatException)
        {
            // It is refused below like any other invalid token.
        }

        throw new CommonException(CommonError.Validation, $"Invalid {member}.");
    }
}
