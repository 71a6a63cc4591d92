using System.Collections.Concurrent;
using System.Security;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Secrets;

namespace AdminIam.Engine.CredentialFiles;

/// <summary>
/// A credentials file that loses no secret, even if the process is killed: every change is recorded on disk before the
/// call to AWS, and every row is on disk before it is reported.
/// </summary>
/// <remarks>
/// During a run, there is a journal (<c>.journal</c>) in the same folder. The next run with the same file reads it: a
/// password that may have been set is set again, and an access key whose secret was not received is replaced.
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

    /// <summary>Opens a credentials file for appending, or creates it. A file that is refused is not changed.</summary>
    /// <param name="path">An absolute path.</param>
    public CredentialLedger(string path)
        : this(path, stream => stream)
    {
    }

    /// <summary>Opens a credentials file for appending, or creates it. A file that is refused is not changed.</summary>
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
            // Everything is read and validated before anything is changed.
            journal = OpenExisting(JournalPath);
            var unfinished = journal is null ? null : LedgerJournal.Read(JournalPath, ReadAll(journal));
            rows = OpenExisting(path);
            var content = rows is null ? null : Read(path, ReadAll(rows), unfinished);

            journal ??= Create(JournalPath, created);
            rows ??= Create(path, created);
            WasReadableByOthers = PrivateFile.Restrict(rows);
            PrivateFile.Restrict(journal);
            _journal = new DurableLog(
                adapt(journal), unfinished?.Length ?? 0, unfinished?.Separator ?? string.Empty, "\n");
            _rows = new DurableLog(
                adapt(rows), content?.Length ?? 0, content?.Separator ?? string.Empty, CredentialCsv.NewLine);
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

    /// <summary>Whether other users could read the file before it was opened.</summary>
    public bool WasReadableByOthers { get; }

    private string JournalPath => _path + ".journal";

    /// <summary>Returns the password that an interrupted run planned to set, and may have set.</summary>
    public SecureString? PlannedPassword(string userName) =>
        _unfinished.TryGetValue(userName, out var left) ? left.Password : null;

    /// <summary>Returns the access key that an interrupted run created but whose row was not written.</summary>
    public (string Id, SecureString Secret)? CreatedKey(string userName) =>
        _unfinished.TryGetValue(userName, out var left) ? left.Key : null;

    /// <summary>Returns when an interrupted run requested an access key whose secret was not received.</summary>
    public DateTime? StartedKey(string userName) =>
        _unfinished.TryGetValue(userName, out var left) && left.Key is null ? left.KeyStarted : null;

    /// <summary>Records a password before it is set.</summary>
    public Task PlanPasswordAsync(string userName, SecureString password)
    {
        _open[userName] = true;
        return _journal.AppendAsync(
            new LedgerEntry { User = userName, Password = SecretText.Reveal(password) }.ToLine());
    }

    /// <summary>Records that an access key is about to be created.</summary>
    /// <param name="started">The current time, in UTC.</param>
    public Task StartKeyAsync(string userName, DateTime started)
    {
        _open[userName] = true;
        return _journal.AppendAsync(new LedgerEntry { User = userName, KeyStarted = started }.ToLine());
    }

    /// <summary>Records an access key that AWS returned.</summary>
    /// <param name="secret">The secret access key.</param>
    public async Task KeepKeyAsync(string userName, string id, SecureString secret)
    {
        try
        {
            await _journal.AppendAsync(
                new LedgerEntry { User = userName, KeyId = id, Secret = SecretText.Reveal(secret) }.ToLine())
                .ConfigureAwait(false);
        }
        catch (AdminException e)
        {
            _lost[userName] = true;
            throw Extended(
                e,
                $"The secret of the access key {id} of '{userName}' is only in the object that the command returns.");
        }
    }

    /// <summary>Writes the row of a user. The journal is then no longer required for that user.</summary>
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

    /// <summary>Returns whether this run wrote the row of a user.</summary>
    public bool HasWritten(string userName) => _written.ContainsKey(userName);

    /// <summary>Records that a user is complete, or failed and was reverted.</summary>
    public void Forget(string userName) => _open.TryRemove(userName, out _);

    /// <summary>Closes the files. The journal is deleted if no user is incomplete.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        _rows.Dispose();
        _journal.Dispose();
        // The journal identifies a partial row that could not be removed.
        if (_open.IsEmpty && !_rows.IsDamaged)
            File.Delete(JournalPath);
        _claim.Dispose();
    }

    private static AdminException Extended(AdminException failure, string more) => new(
        failure.ErrorId, failure.Kind, failure.Target, $"{failure.Message} {more}", failure.Advice,
        failure.InnerException);

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
            // An empty file is treated like a missing one.
            return CredentialFileContent.Read(content, journal);
        }
        catch (FormatException e)
        {
            throw new AdminException(
                "FileExists", ErrorKind.ResourceExists, path,
                $"The file '{path}' exists and is not a credentials file to which rows can be added: {e.Message}",
                "Specify another -CredentialPath. Nothing was sent to AWS.", e);
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
