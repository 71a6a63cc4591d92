using System.Collections.Concurrent;
using System.Security;
using System.Text;
using System.Text.Json;
using AdminIam.Engine.Errors;
using AdminIam.Engine.Secrets;

namespace AdminIam.Engine.CredentialFiles;

/// <summary>
/// A credentials file that loses no secret, even when the process is killed: what is about to be done is on disk before
/// AWS is asked, and every row is on disk before anybody is told of it.
/// </summary>
/// <remarks>
/// Beside the file lies a journal (<c>.journal</c>) while a run is under way. The next run with the same file reads it:
/// a password that may have been set is set again, and an access key whose secret did not arrive is replaced.
/// </remarks>
public sealed class CredentialLedger : IDisposable
{
    private readonly string _journalPath;
    private readonly DurableLog _rows;
    private readonly DurableLog _journal;
    private readonly HashSet<string> _finished = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Unfinished> _unfinished = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, bool> _open = new(StringComparer.OrdinalIgnoreCase);
    private bool _disposed;

    /// <summary>Opens a credentials file for appending, or creates it.</summary>
    /// <param name="path">An absolute path.</param>
    public CredentialLedger(string path)
    {
        PrivateFile.CheckFolder(path);
        _journalPath = path + ".journal";
        _rows = new DurableLog(path, "\r\n");
        DurableLog? journal = null;
        try
        {
            ReadRows(path);
            journal = new DurableLog(_journalPath, "\n");
            ReadJournal();
            _journal = journal;
            if (_rows.IsEmpty)
                _rows.AppendAsync(CredentialCsv.KeyHeader).GetAwaiter().GetResult();
        }
        catch
        {
            _rows.Dispose();
            journal?.Dispose();
            throw;
        }
    }

    /// <summary>The password an interrupted run was about to set, or may have set.</summary>
    /// <param name="userName">The user.</param>
    public SecureString? PlannedPassword(string userName) =>
        _unfinished.TryGetValue(userName, out var left) ? left.Password : null;

    /// <summary>The access key an interrupted run had made; its row was not written.</summary>
    /// <param name="userName">The user.</param>
    public (string Id, SecureString Secret)? MadeKey(string userName) =>
        _unfinished.TryGetValue(userName, out var left) ? left.Key : null;

    /// <summary>When an interrupted run was about to make an access key whose secret did not arrive.</summary>
    /// <param name="userName">The user.</param>
    public DateTime? StartedKey(string userName) =>
        _unfinished.TryGetValue(userName, out var left) && left.Key is null ? left.KeyStarted : null;

    /// <summary>Keeps a password before it is set.</summary>
    /// <param name="userName">The user.</param>
    /// <param name="password">The password.</param>
    public Task PlanPasswordAsync(string userName, SecureString password)
    {
        _open[userName] = true;
        return _journal.AppendAsync(
            new LedgerEntry { User = userName, Password = SecretText.Reveal(password) }.ToLine());
    }

    /// <summary>Notes that an access key is about to be made.</summary>
    /// <param name="userName">The user.</param>
    public Task StartKeyAsync(string userName)
    {
        _open[userName] = true;
        return _journal.AppendAsync(new LedgerEntry { User = userName, KeyStarted = DateTime.UtcNow }.ToLine());
    }

    /// <summary>Keeps an access key the moment AWS returned it.</summary>
    /// <param name="userName">The user.</param>
    /// <param name="id">The key's id.</param>
    /// <param name="secret">Its secret.</param>
    public Task KeepKeyAsync(string userName, string id, SecureString secret) =>
        _journal.AppendAsync(
            new LedgerEntry { User = userName, KeyId = id, Secret = SecretText.Reveal(secret) }.ToLine());

    /// <summary>Writes a user's row, after which the journal is not needed for that user.</summary>
    /// <param name="row">The row.</param>
    public async Task WriteRowAsync(CredentialRow row)
    {
        await _rows.AppendAsync(CredentialCsv.Format(row, withKeys: true)).ConfigureAwait(false);
        Forget(row.UserName);
    }

    /// <summary>Notes that nothing of a user's plans is left to do: it failed and was undone, or is as it should be.</summary>
    /// <param name="userName">The user.</param>
    public void Forget(string userName) => _open.TryRemove(userName, out _);

    /// <summary>Closes the files; the journal goes when no user is left half done.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        _rows.Dispose();
        _journal.Dispose();
        if (_open.IsEmpty)
            File.Delete(_journalPath);
    }

    private void ReadRows(string path)
    {
        if (_rows.IsEmpty)
            return;
        try
        {
            foreach (var row in CredentialCsv.Read(Lines(path)))
                _finished.Add(row.UserName);
        }
        catch (FormatException e)
        {
            throw new AdminException(
                "FileExists", ErrorKind.ResourceExists, path,
                $"The file '{path}' exists and is not a credentials file that can be added to: {e.Message}",
                "Choose another -CredentialPath; nothing has been sent to AWS.", e);
        }
    }

    private void ReadJournal()
    {
        try
        {
            foreach (var entry in Lines(_journalPath).Select(LedgerEntry.Parse).Where(entry => !_finished.Contains(entry.User)))
            {
                _open[entry.User] = true;
                var left = _unfinished.TryGetValue(entry.User, out var known) ? known : new Unfinished();
                _unfinished[entry.User] = left with
                {
                    Password = entry.Password is null ? left.Password : SecretText.Protect(entry.Password),
                    KeyStarted = entry.KeyStarted ?? left.KeyStarted,
                    Key = entry is { KeyId: not null, Secret: not null } ? (entry.KeyId, SecretText.Protect(entry.Secret)) : left.Key,
                };
            }
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            throw new AdminException(
                "JournalUnreadable", ErrorKind.File, _journalPath,
                $"The journal '{_journalPath}' of an interrupted run cannot be read.",
                "Move it away to go on without it; it may hold secrets of half-made users.", e);
        }
    }

    private static List<string> Lines(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
            lines.Add(line);
        return lines;
    }

    private sealed record Unfinished
    {
        public SecureString? Password { get; init; }

        public DateTime? KeyStarted { get; init; }

        public (string Id, SecureString Secret)? Key { get; init; }
    }
}
