using System.Collections;
using System.Globalization;

namespace AdminIam.Input;

/// <summary>Converts tags to and from hashtables.</summary>
internal static class TagTable
{
    /// <summary>Returns tags as a hashtable. IAM tag keys are not case-sensitive.</summary>
    public static Hashtable Of(IEnumerable<KeyValuePair<string, string>> tags)
    {
        var table = new Hashtable(StringComparer.OrdinalIgnoreCase);
        foreach (var tag in tags)
            table[tag.Key] = tag.Value;
        return table;
    }

    /// <summary>Returns the tags of a hashtable, sorted by key.</summary>
    /// <param name="table">The hashtable; <see langword="null"/> contains no tags.</param>
    public static List<KeyValuePair<string, string>> Read(Hashtable? table)
    {
        var tags = new List<KeyValuePair<string, string>>();
        foreach (DictionaryEntry entry in table ?? [])
            tags.Add(new(Text(entry.Key), Text(entry.Value)));
        tags.Sort((a, b) => string.CompareOrdinal(a.Key, b.Key));
        return tags;
    }

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;
}
