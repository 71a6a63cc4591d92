using System.Text;
using System.Text.Json;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Secrets;

namespace AdminIam.Engine.CredentialFiles;

/// <summary>What the journal of an interrupted run says.</summary>
internal sealed class LedgerJournal
{
    // What every entry starts with; LedgerEntry writes it.
    private const string EntryStart = "{\"User\":";
    private readonly Dictionary<string, UnfinishedUser> _users = new(StringComparer.OrdinalIgnoreCase);

    private LedgerJournal()
    {
    }

    /// <summary>The users it names.</summary>
    public IReadOnlyCollection<UnfinishedUser> Users => _users.Values;

    /// <summary>How many bytes of it are kept: an entry that was not written whole says nothing.</summary>
    public long Length { get; private set; }

    /// <summary>What is missing at its end before an entry can follow.</summary>
    public string Separator { get; private set; } = string.Empty;

    /// <summary>Reads a journal.</summary>
    /// <param name="path">Its path, for the message.</param>
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
                "Move it away to continue without it; it may hold secrets of users that are not complete.", e);
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

        // Not strict: it may end within a character.
        var last = Encoding.UTF8.GetString(content, end, content.Length - end);
        if (last.Length == 0)
            return;
        if (TryParse(last) is { } entry)
        {
            Add(entry);
            Length = content.Length;
            Separator = "\n";
        }
        else if (!last.StartsWith(EntryStart, StringComparison.Ordinal) && !EntryStart.StartsWith(last, StringComparison.Ordinal))
        {
            throw new FormatException("Its last line is no entry of a journal.");
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
            Key = entry is { KeyId: not null, Secret: not null } ? (entry.KeyId, SecretText.Protect(entry.Secret)) : known.Key,
        };
    }
}
