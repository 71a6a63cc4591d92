using System.Runtime.InteropServices;
using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.CredentialFiles;

/// <summary>A claim on a file among all processes: while one holds it, every other is refused.</summary>
/// <remarks>
/// The claim is an empty file beside it (<c>.lock</c>) that is open without sharing, which the system ends with the process.
/// One that a killed process left behind is used again.
/// </remarks>
internal sealed class PathClaim : IDisposable
{
    private const int Attempts = 20;

    // EWOULDBLOCK of Linux and macOS, and Windows' sharing and lock violations.
    private static readonly int[] InUse = RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
        ? [unchecked((int)0x80070020), unchecked((int)0x80070021)]
        : [11, 35];

    // EEXIST, and Windows' errors about a file that exists already. It may be removed again by now.
    private static readonly int[] Exists = RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
        ? [unchecked((int)0x80070050), unchecked((int)0x800700B7)]
        : [17];

    private readonly FileStream _lock;

    private PathClaim(FileStream stream) => _lock = stream;

    /// <summary>Claims a file, which need not exist.</summary>
    /// <param name="path">An absolute path.</param>
    public static PathClaim Take(string path)
    {
        var lockPath = path + ".lock";
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (TryOpen(path, lockPath) is { } stream)
                return new PathClaim(stream);
        }

        throw Refused(path, lockPath, null);
    }

    /// <summary>Ends the claim.</summary>
    public void Dispose()
    {
        // While it is locked, so that it is never another process's that is removed.
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows) && _lock.CanWrite)
            File.Delete(_lock.Name);
        _lock.Dispose();
    }

    /// <returns><see langword="null"/> where another process created or removed it at the same moment.</returns>
    private static FileStream? TryOpen(string path, string lockPath)
    {
        // On Windows an open file without sharing cannot be removed by its name.
        var options = RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? FileOptions.DeleteOnClose : FileOptions.None;
        var isThere = PrivateFile.Check(lockPath) is not null;
        try
        {
            if (!isThere)
                return PrivateFile.Create(lockPath, FileShare.None, options);
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
                $"'{lockPath}' is not an empty file, so it is not a lock of this module.", "Move it away, or choose another path.");
        }
    }

    private static AdminException Refused(string path, string lockPath, Exception? inner) => new(
        "CredentialFileInUse", ErrorKind.Busy, path,
        $"Another command writes to '{path}' at this moment (it holds '{lockPath}').",
        "Wait for it to end, or choose another path; nothing has been sent to AWS.", inner);
}
