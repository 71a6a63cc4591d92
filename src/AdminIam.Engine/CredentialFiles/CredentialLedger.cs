using System.Collections.Concurrent;
using System.Security;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Secrets;

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
    private readonly string _path;
    private readonly PathClaim _claim;
    private readonly DurableLog _rows;
    private readonly DurableLog _journal;
    private readonly Dictionary<string, UnfinishedUser> _unfinished = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, bool> _open = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, bool> _written = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, bool> _lost = new(StringComparer.OrdinalIgnoreCase);
    private bool _disposed;

    /// <summary>Opens a credentials file for appending, or creates it. A file that is refused stays as it is.</summary>
    /// <param name="path">An absolute path.</param>
    public CredentialLedger(string path)
        : this(path, stream => stream)
    {
    }

    /// <summary>Opens a credentials file for appending, or creates it. A file that is refused stays as it is.</summary>
    /// <param name="path">An absolute path.</param>
    /// <param name="adapt">Returns the stream to write to, given the file or its journal.</param>
    internal CredentialLedger(string path, Func<FileStream, FileStream> adapt)
    {
        _path = path;
        TargetFolder.Check(path);
        PrivateFile.Check(path);
        PrivateFile.Check(JournalPath);
        _claim = PathClaim.Take(path);
        FileStream? rows = null;
        FileStream? journal = null;
        var created = new List<string>();
        try
        {
            // Everything is read and judged before anything is changed.
            journal = OpenExisting(JournalPath);
            var unfinished = journal is null ? null : LedgerJournal.Read(JournalPath, ReadAll(journal));
            rows = OpenExisting(path);
            var content = rows is null ? null : Read(path, ReadAll(rows), unfinished);

            journal ??= Create(JournalPath, created);
            rows ??= Create(path, created);
            WasReadableByOthers = PrivateFile.Restrict(rows);
            PrivateFile.Restrict(journal);
            _journal = new DurableLog(adapt(journal), unfinished?.Length ?? 0, unfinished?.Separator ?? string.Empty, "\n");
            _rows = new DurableLog(adapt(rows), content?.Length ?? 0, content?.Separator ?? string.Empty, CredentialCsv.NewLine);
            Resume(unfinished, content);
            if (content is not { Length: > 0 })
                _rows.AppendAsync(CredentialCsv.KeyHeader).GetAwaiter().GetResult();
        }
        catch
        {
            rows?.Dispose();
            journal?.Dispose();
            created.ForEach(File.Delete);
            _claim.Dispose();
            throw;
        }
    }

    /// <summary>Whether others could read the file until it was opened.</summary>
    public bool WasReadableByOthers { get; }

    private string JournalPath => _path + ".journal";

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
    /// <param name="started">The current time, in UTC.</param>
    public Task StartKeyAsync(string userName, DateTime started)
    {
        _open[userName] = true;
        return _journal.AppendAsync(new LedgerEntry { User = userName, KeyStarted = started }.ToLine());
    }

    /// <summary>Keeps an access key the moment AWS returned it.</summary>
    /// <param name="userName">The user.</param>
    /// <param name="id">The key's id.</param>
    /// <param name="secret">Its secret.</param>
    public async Task KeepKeyAsync(string userName, string id, SecureString secret)
    {
        try
        {
            await _journal.AppendAsync(new LedgerEntry { User = userName, KeyId = id, Secret = SecretText.Reveal(secret) }.ToLine())
                .ConfigureAwait(false);
        }
        catch (AdminException e)
        {
            _lost[userName] = true;
            throw Extended(e, $"The secret of the access key {id} of '{userName}' is only in the object that the command returns.");
        }
    }

    /// <summary>Writes a user's row, after which the journal is not needed for that user.</summary>
    /// <param name="row">The row.</param>
    public async Task WriteRowAsync(CredentialRow row)
    {
        try
        {
            await _rows.AppendAsync(CredentialCsv.Format(row, withKeys: true)).ConfigureAwait(false);
        }
        catch (AdminException e) when (!_lost.ContainsKey(row.UserName))
        {
            throw Extended(e, $"The secrets of '{row.UserName}' are in '{JournalPath}'.");
        }

        _written[row.UserName] = true;
        Forget(row.UserName);
    }

    /// <summary>Whether this run wrote a user's row.</summary>
    /// <param name="userName">The user.</param>
    public bool HasWritten(string userName) => _written.ContainsKey(userName);

    /// <summary>Notes that nothing planned for a user remains: it failed and was undone, or is complete.</summary>
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
        // A part of a row that could not be removed is known for one by the journal.
        if (_open.IsEmpty && !_rows.IsDamaged)
            File.Delete(JournalPath);
        _claim.Dispose();
    }

    private static AdminException Extended(AdminException failure, string more) => new(
        failure.ErrorId, failure.Kind, failure.Target, $"{failure.Message} {more}", failure.Advice, failure.InnerException);

    private static FileStream? OpenExisting(string path)
    {
        if (PrivateFile.Check(path) is null)
            return null;
        return PrivateFile.TryOpen(path) ?? throw new IOException($"'{path}' was replaced while it was opened.");
    }

    private static FileStream Create(string path, List<string> created)
    {
        var stream = PrivateFile.Create(path);
        created.Add(path);
        return stream;
    }

    private static byte[] ReadAll(FileStream stream)
    {
        using var content = new MemoryStream();
        stream.Position = 0;
        stream.CopyTo(content);
        return content.ToArray();
    }

    private static CredentialFileContent Read(string path, byte[] content, LedgerJournal? journal)
    {
        try
        {
            // A file without one byte is as good as none.
            return CredentialFileContent.Read(content, journal);
        }
        catch (FormatException e)
        {
            throw new AdminException(
                "FileExists", ErrorKind.ResourceExists, path,
                $"The file '{path}' exists and is not a credentials file that can be added to: {e.Message}",
                "Choose another -CredentialPath; nothing has been sent to AWS.", e);
        }
    }

    private void Resume(LedgerJournal? journal, CredentialFileContent? content)
    {
        var rows = (content?.Rows ?? []).ToLookup(row => row[0], StringComparer.OrdinalIgnoreCase);
        foreach (var user in journal?.Users ?? [])
        {
            if (rows[user.UserName].Any(user.IsIn))
                continue;
            _open[user.UserName] = true;
            _unfinished[user.UserName] = user;
        }
    }
}
