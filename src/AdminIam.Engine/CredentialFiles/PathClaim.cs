using System.Runtime.InteropServices;
using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.CredentialFiles;

/// <summary>An exclusive lock on a file among all processes.</summary>
/// <remarks>
/// The lock is an empty file in the same folder (<c>.lock</c>) that is open without sharing, which the system releases
/// with the process. The lock file of a killed process is reused.
/// </remarks>
internal sealed class PathClaim : IDisposable
{
    private const int Attempts = 20;

    // EWOULDBLOCK on Linux and macOS, and the sharing and lock violations on Windows.
    private static readonly int[] InUse = RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
        ? [unchecked((int)0x80070020), unchecked((int)0x80070021)]
        : [11, 35];

    // EEXIST, and Windows' errors about a file that exists already. It may be removed again by now.
    private static readonly int[] Exists = RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
        ? [unchecked((int)0x80070050), unchecked((int)0x800700B7)]
        : [17];

    private readonly FileStream _lock;

    private PathClaim(FileStream stream) => _lock = stream;

    /// <summary>Locks a file, which does not need to exist.</summary>
    /// <param name="path">An absolute path.</param>
    public static PathClaim Take(string path) => Take(path, stream => stream);

    /// <summary>Locks a file, which does not need to exist.</summary>
    /// <param name="path">An absolute path.</param>
    /// <param name="adapt">Returns the lock file to use, given the one that was created.</param>
    internal static PathClaim Take(string path, Func<FileStream, FileStream> adapt)
    {
        var lockPath = path + ".lock";
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (TryOpen(path, lockPath, adapt) is { } stream)
                return new PathClaim(stream);
        }

        throw Refused(path, lockPath, null);
    }

    /// <summary>Releases the lock.</summary>
    public void Dispose()
    {
        // Deleted while it is locked, so that the lock file of another process is never deleted.
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows) && _lock.CanWrite)
            File.Delete(_lock.Name);
        _lock.Dispose();
    }

    /// <returns><see langword="null"/> if another process created or deleted the lock file at the same time.</returns>
    private static FileStream? TryOpen(string path, string lockPath, Func<FileStream, FileStream> adapt)
    {
        // On Windows, a file that is open without sharing cannot be deleted by name.
        var options = RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
            ? FileOptions.DeleteOnClose
            : FileOptions.None;
        var isThere = PrivateFile.Check(lockPath) is not null;
        try
        {
            // Another process may have opened, locked, unlocked and deleted a new file before it was locked here.
            if (!isThere)
                return PrivateFile.KeepIfNamed(adapt(PrivateFile.Create(lockPath, FileShare.None, options)));
            CheckEmpty(lockPath);
            return PrivateFile.TryOpen(lockPath, FileShare.None, options);
        }
        catch (IOException e) when (Array.IndexOf(InUse, e.HResult) >= 0)
        {
            throw Refused(path, lockPath, e);
        }
        catch (IOException e) when (!isThere && Array.IndexOf(Exists, e.HResult) >= 0)
        {
            return null;
        }
    }

    private static void CheckEmpty(string lockPath)
    {
        if (new FileInfo(lockPath) is { Exists: true, Length: > 0 })
        {
            throw new AdminException(
                "FileExists", ErrorKind.ResourceExists, lockPath,
                $"'{lockPath}' is not an empty file, so it is not a lock file of this module.",
                "Move it to another folder, or specify another path.");
        }
    }

    private static AdminException Refused(string path, string lockPath, Exception? inner) => new(
        "CredentialFileInUse", ErrorKind.Busy, path,
        $"Another command is writing to '{path}' and has locked '{lockPath}'.",
        "Wait until it has completed, or specify another path. Nothing was sent to AWS.", inner);
}
