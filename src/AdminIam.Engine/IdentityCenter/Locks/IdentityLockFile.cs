using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.CredentialFiles;

namespace AdminIam.Engine.IdentityCenter.Locks;

/// <summary>The file that remembers what locks removed from users. It is replaced atomically, and is locked against
/// other processes while a command uses it.</summary>
public sealed class IdentityLockFile : IDisposable
{
    private readonly object _lock = new();
    private readonly string _storeId;
    private readonly PathClaim _claim;
    private readonly Dictionary<string, IdentityLock> _locks;

    private IdentityLockFile(string path, string storeId, PathClaim claim)
    {
        Path = path;
        _storeId = storeId;
        _claim = claim;
        if (Exists(path))
        {
            _locks = IdentityLockJson.Read(path, File.ReadAllText(path), storeId).ToDictionary(one => one.UserId);
            return;
        }

        _locks = [];
        // Before anything is removed, it is known that the file can be written.
        Write();
    }

    /// <summary>The absolute path.</summary>
    public string Path { get; }

    /// <summary>The locks, ordered by the name of the user.</summary>
    public IReadOnlyList<IdentityLock> Locks
    {
        get
        {
            lock (_lock)
                return [.. _locks.Values.OrderBy(one => one.UserName, StringComparer.OrdinalIgnoreCase)];
        }
    }

    /// <summary>Opens a file.</summary>
    /// <param name="path">An absolute path.</param>
    /// <param name="storeId">The ID of the identity store.</param>
    /// <param name="mustExist">Whether a file that does not exist is an error; otherwise it is created.</param>
    /// <exception cref="AdminException"><c>LockFileNotFound</c>, <c>LockFileUnreadable</c>, <c>LockFileMismatch</c>, or
    /// the path cannot be used.</exception>
    public static IdentityLockFile Open(string path, string storeId, bool mustExist)
    {
        TargetFolder.Check(path);
        if (!Exists(path) && mustExist)
        {
            throw new AdminException(
                "LockFileNotFound", ErrorKind.File, path, $"There is no file '{path}'.",
                "Specify with -Path the file that Lock-AdminIdentityUser wrote.");
        }

        var claim = PathClaim.Take(path);
        try
        {
            return new IdentityLockFile(path, storeId, claim);
        }
        catch
        {
            claim.Dispose();
            throw;
        }
    }

    /// <summary>Returns the lock of a user; <see langword="null"/> if there is none.</summary>
    public IdentityLock? Find(string userId)
    {
        lock (_lock)
            return _locks.TryGetValue(userId, out var found) ? found : null;
    }

    /// <summary>Adds what is about to be removed from a user, and writes the file before this returns.</summary>
    /// <returns>All that was removed from the user.</returns>
    public IdentityLock Remember(IdentityLock removal)
    {
        lock (_lock)
        {
            var all = removal.And(_locks.TryGetValue(removal.UserId, out var earlier) ? earlier : null);
            Replace(removal.UserId, all);
            return all;
        }
    }

    /// <summary>Replaces the lock of a user by what is left to restore.</summary>
    /// <param name="left">What could not be restored yet.</param>
    public void Keep(IdentityLock left)
    {
        lock (_lock)
            Replace(left.UserId, left.IsEmpty ? null : left);
    }

    /// <summary>Unlocks the file for other processes.</summary>
    public void Dispose() => _claim.Dispose();

    private static bool Exists(string path) => PrivateFile.Check(path) is not null;

    private void Replace(string userId, IdentityLock? content)
    {
        var before = _locks.TryGetValue(userId, out var earlier) ? earlier : null;
        if (content is null)
            _locks.Remove(userId);
        else
            _locks[userId] = content;
        try
        {
            Write();
        }
        catch
        {
            // What is not in the file is not removed from the user.
            if (before is null)
                _locks.Remove(userId);
            else
                _locks[userId] = before;
            throw;
        }
    }

    private void Write()
    {
        try
        {
            PrivateFile.Write(Path, IdentityLockJson.Write(_storeId, Locks), overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new AdminException(
                "FileFailed", ErrorKind.File, Path, $"'{Path}' cannot be written: {e.Message}",
                "Check the permissions of the folder and the free space of the disk, or specify another path.", e);
        }
    }
}
