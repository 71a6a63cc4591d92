using System.Globalization;
using System.Text;

namespace AdminIam.Engine.Iam.Locks;

/// <summary>
/// Where a lock remembers what it took when its inline policy cannot be written: tags of the user, beside the attached
/// policy AWSDenyAll that then locks.
/// </summary>
/// <remarks>
/// A tag's value has at most 256 characters, so that the entries are spread over as many tags as they need:
/// <c>AdminIamLock1</c>, <c>AdminIamLock2</c> and so on. Their values one after another are the time and the entries, separated by
/// slashes.
/// </remarks>
internal static class LockTags
{
    private const string Prefix = "AdminIamLock";
    private const string DenyAllEntry = "AWSDenyAll";
    private const int LongestValue = 256;
    private const char Separator = '/';

    /// <summary>The tags that hold a memory.</summary>
    /// <param name="memory">The memory.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> Write(LockMemory memory)
    {
        var entries = new List<string> { LockEntries.Write(memory.Since) };
        if (memory.DenyAll)
            entries.Add(DenyAllEntry);
        entries.AddRange(memory.Credentials.Select(LockEntries.Write));
        if (memory.Password)
            entries.Add(LockEntries.Password);

        var values = new List<StringBuilder>();
        foreach (var entry in entries)
        {
            if (values.Count == 0 || values[values.Count - 1].Length + 1 + entry.Length > LongestValue)
                values.Add(new StringBuilder(entry));
            else
                values[values.Count - 1].Append(Separator).Append(entry);
        }

        return values.Select((value, i) => new KeyValuePair<string, string>(Key(i + 1), value.ToString())).ToList();
    }

    /// <summary>The keys of the tags in which a lock remembers.</summary>
    /// <param name="tags">The tags of a user.</param>
    public static IReadOnlyList<string> KeysIn(IEnumerable<KeyValuePair<string, string>> tags) =>
        tags.Where(tag => IsOurs(tag.Key)).Select(tag => tag.Key).ToList();

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="tags">The tags of a user.</param>
    /// <returns>What they remember; <see langword="null"/> where there are none, or where they are not as the lock writes
    /// them.</returns>
    public static LockMemory? Read(IEnumerable<KeyValuePair<string, string>> tags)
    {
        var ours = tags.Where(tag => IsOurs(tag.Key)).OrderBy(tag => tag.Key.Length)
            .ThenBy(tag => tag.Key, StringComparer.Ordinal).ToList();
        if (ours.Count == 0)
            return null;
        try
        {
            var entries = ours.SelectMany(tag => tag.Value.Split(Separator)).ToList();
            var memory = new LockMemory(
                LockEntries.ReadTime(entries[0]),
                entries.Skip(1).Where(entry => entry is not (DenyAllEntry or LockEntries.Password)).Select(LockEntries.Read).ToList(),
                entries.Contains(LockEntries.Password))
            {
                DenyAll = entries.Contains(DenyAllEntry),
            };
            return Write(memory).SequenceEqual(ours) ? memory : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string Key(int number) => Prefix + number.ToString(CultureInfo.InvariantCulture);

    private static bool IsOurs(string key) =>
        key.StartsWith(Prefix, StringComparison.Ordinal) && key.Length > Prefix.Length
        && key.Skip(Prefix.Length).All(c => c is >= '0' and <= '9');
}
