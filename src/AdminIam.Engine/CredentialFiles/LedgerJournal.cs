using System.Text;
using System.Text.Json;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Secrets;

namespace AdminIam.Engine.CredentialFiles;

/// <summary>The journal of an interrupted run.</summary>
internal sealed class LedgerJournal
{
    // The start of every entry that LedgerEntry writes.
    private const string EntryStart = "{\"User\":";
    private readonly Dictionary<string, UnfinishedUser> _users = new(StringComparer.OrdinalIgnoreCase);

    private LedgerJournal()
    {
    }

    /// <summary>The users in the journal.</summary>
    public IReadOnlyCollection<UnfinishedUser> Users => _users.Values;

    /// <summary>The number of bytes to keep. An incomplete entry is ignored.</summary>
    public long Length { get; private set; }

    /// <summary>The text to add before the next entry.</summary>
    public string Separator { get; private set; } = string.Empty;

    /// <summary>Reads a journal.</summary>
    /// <param name="path">The path, for error messages.</param>
    /// <param name="content">Its content.</param>
    public static LedgerJournal Read(string path, byte[] content)
    {
        var journal = new LedgerJournal();
        try
        {
            journal.Read(content);
            return journal;
        }
        catch (Exception e) when (e is JsonException or FormatException or DecoderFallbackException)
        {
            throw new AdminException(
                "JournalUnreadable", ErrorKind.File, path,
                $"'{path}' cannot be read as the journal of an interrupted run.",
                "To continue without it, move it to another folder. It may contain secrets of incomplete users.", e);
        }
    }

    private void Read(byte[] content)
    {
        var end = Array.LastIndexOf(content, (byte)'\n') + 1;
        Length = end;
        foreach (var line in CredentialFileContent.StrictUtf8.GetString(content, 0, end).Split('\n'))
        {
            if (line.Trim('\r').Length > 0)
                Add(LedgerEntry.Parse(line));
        }

        // Not strict, because the content may end within a character.
        var last = Encoding.UTF8.GetString(content, end, content.Length - end);
        if (last.Length == 0)
            return;
        if (TryParse(last) is { } entry)
        {
            Add(entry);
            Length = content.Length;
            Separator = "\n";
        }
        else if (!last.StartsWith(EntryStart, StringComparison.Ordinal)
            && !EntryStart.StartsWith(last, StringComparison.Ordinal))
        {
            throw new FormatException("The last line is not an entry of a journal.");
        }
    }

    private static LedgerEntry? TryParse(string line)
    {
        try
        {
            return LedgerEntry.Parse(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Add(LedgerEntry entry)
    {
        var known = _users.TryGetValue(entry.User, out var user) ? user : new UnfinishedUser(entry.User);
        _users[entry.User] = known with
        {
            Password = entry.Password is null ? known.Password : SecretText.Protect(entry.Password),
            KeyStarted = entry.KeyStarted ?? known.KeyStarted,
            Key = entry is { KeyId: not null, Secret: not null }
                ? (entry.KeyId, SecretText.Protect(entry.Secret))
                : known.Key,
        };
    }
}
