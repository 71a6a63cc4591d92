using System.Globalization;
using System.Text;

namespace AdminIam.Engine.Iam.Locks;

/// <summary>
/// Stores the record of a lock in tags of the user if the inline policy cannot be written. In this case, the attached
/// policy AWSDenyAll locks the user.
/// </summary>
/// <remarks>
/// A tag value can have up to 256 characters, so the entries are distributed to several tags:
/// <c>AdminIamLock1</c>, <c>AdminIamLock2</c> and so on. Their concatenated values are the time and the entries,
/// separated by slashes.
/// </remarks>
internal static class LockTags
{
    private const string Prefix = "AdminIamLock";
    private const string DenyAllEntry = "AWSDenyAll";
    private const int LongestValue = 256;
    private const char Separator = '/';

    /// <summary>Returns the tags for a record.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Write(LockRecord record)
    {
        var entries = new List<string> { LockEntries.Write(record.Since) };
        if (record.DenyAll)
            entries.Add(DenyAllEntry);
        entries.AddRange(record.Credentials.Select(LockEntries.Write));
        if (record.Password)
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

    /// <summary>Returns the keys of the tags with a record.</summary>
    /// <param name="tags">The tags of a user.</param>
    public static IReadOnlyList<string> KeysIn(IEnumerable<KeyValuePair<string, string>> tags) =>
        tags.Where(tag => IsOurs(tag.Key)).Select(tag => tag.Key).ToList();

    /// <summary>Reads the tags that <see cref="Write"/> created.</summary>
    /// <param name="tags">The tags of a user.</param>
    /// <returns>The record; <see langword="null"/> if there are no such tags, or if they are not as a lock writes
    /// them.</returns>
    public static LockRecord? Read(IEnumerable<KeyValuePair<string, string>> tags)
    {
        var ours = tags.Where(tag => IsOurs(tag.Key)).OrderBy(tag => tag.Key.Length)
            .ThenBy(tag => tag.Key, StringComparer.Ordinal).ToList();
        if (ours.Count == 0)
            return null;
        try
        {
            var entries = ours.SelectMany(tag => tag.Value.Split(Separator)).ToList();
            var record = new LockRecord(
                LockEntries.ReadTime(entries[0]),
                entries.Skip(1)
                    .Where(entry => entry is not (DenyAllEntry or LockEntries.Password))
                    .Select(LockEntries.Read)
                    .ToList(),
                entries.Contains(LockEntries.Password))
            {
                DenyAll = entries.Contains(DenyAllEntry),
            };
            return Write(record).SequenceEqual(ours) ? record : null;
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
