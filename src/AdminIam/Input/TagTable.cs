using System.Collections;
using System.Globalization;

namespace AdminIam.Input;

/// <summary>Tags as the hashtable that scripts have them in.</summary>
internal static class TagTable
{
    /// <summary>The hashtable; IAM ignores the case of keys.</summary>
    /// <param name="tags">The tags.</param>
    public static Hashtable Of(IEnumerable<KeyValuePair<string, string>> tags)
    {
        var table = new Hashtable(StringComparer.OrdinalIgnoreCase);
        foreach (var tag in tags)
            table[tag.Key] = tag.Value;
        return table;
    }

    /// <summary>The tags of a hashtable, in the order of their keys.</summary>
    /// <param name="table">The hashtable; without one there are none.</param>
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
