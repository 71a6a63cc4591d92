using System.Runtime.InteropServices;
using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.CredentialFiles;

/// <summary>Files that only their owner may read, because they hold secrets in plain text.</summary>
/// <remarks>A name is looked at before it is touched: a link, a device or another user's file is refused and stays as it is.</remarks>
internal static class PrivateFile
{
    private const string NothingSent = "Choose another path; nothing has been sent to AWS.";

    /// <summary>Refuses what has the name already, unless it is a regular file of this user's.</summary>
    /// <param name="path">An absolute path.</param>
    /// <returns>The file's status; <see langword="null"/> where nothing has the name.</returns>
    public static FileStatus? Check(string path)
    {
        var status = FileStatus.Of(path);
        if (status is not null)
            Check(path, status);
        return status;
    }

    /// <summary>Refuses a path where a new file cannot be written.</summary>
    /// <param name="path">An absolute path.</param>
    /// <param name="overwrite">Whether a regular file of this user's may be replaced.</param>
    /// <param name="advice">What to do where there is such a file and it may not.</param>
    public static void CheckNew(string path, bool overwrite, string advice)
    {
        TargetFolder.Check(path);
        if (Check(path) is not null && !overwrite)
        {
            throw new AdminException(
                "FileExists", ErrorKind.ResourceExists, path,
                $"The file '{path}' exists, and it may hold secrets that nobody else has.", advice);
        }
    }

    /// <summary>Creates a file that only its owner may read; whatever has the name already is an error.</summary>
    /// <param name="path">The file.</param>
    /// <param name="share">What others may do with it while it is open.</param>
    /// <param name="options">Other options.</param>
    public static FileStream Create(string path, FileShare share = FileShare.Read, FileOptions options = FileOptions.None)
    {
#if NET8_0_OR_GREATER
        if (!OperatingSystem.IsWindows())
        {
            return new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Share = share,
                Options = options,
                BufferSize = 0,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            });
        }
#endif
        var stream = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, share, bufferSize: 1, options);
        try
        {
            if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
                WindowsAcl.RestrictToOwner(path);
            return stream;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Opens a file that <see cref="Check(string)"/> accepted; nothing of it is changed.</summary>
    /// <param name="path">The file.</param>
    /// <param name="share">What others may do with it while it is open.</param>
    /// <param name="options">Other options.</param>
    /// <returns><see langword="null"/> where the file was removed or replaced at the same moment.</returns>
    public static FileStream? TryOpen(string path, FileShare share = FileShare.Read, FileOptions options = FileOptions.None)
    {
        FileStream stream;
        try
        {
            stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, share, bufferSize: 1, options);
        }
        catch (FileNotFoundException)
        {
            return null;
        }

        try
        {
            Check(path, FileStatus.Of(stream));
            if (HasName(stream))
                return stream;
            stream.Dispose();
            return null;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Takes others' rights to a file away.</summary>
    /// <param name="stream">The file, of this user's.</param>
    /// <returns>Whether they had any.</returns>
    public static bool Restrict(FileStream stream)
    {
        if (FileStatus.Of(stream).IsPrivate)
            return false;
#if NET8_0_OR_GREATER
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(stream.SafeFileHandle, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            return true;
        }
#endif
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
            WindowsAcl.RestrictToOwner(stream.Name);
        return true;
    }

    /// <summary>Writes a file in one step: under its name there is the whole of it, or nothing of it.</summary>
    /// <param name="path">A path that <see cref="CheckNew"/> accepted.</param>
    /// <param name="content">The content.</param>
    /// <param name="overwrite">Whether a file may be replaced.</param>
    public static void Write(string path, byte[] content, bool overwrite)
    {
        var part = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            using (var stream = Create(part))
            {
                stream.Write(content, 0, content.Length);
                stream.Flush(flushToDisk: true);
            }

            Move(part, path, overwrite);
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }

    /// <summary>Gives a finished file its name in one step.</summary>
    /// <param name="source">The finished file.</param>
    /// <param name="target">Its final name.</param>
    /// <param name="overwrite">Whether a regular file of that name may be replaced.</param>
    public static void Move(string source, string target, bool overwrite)
    {
        if (!overwrite || Check(target) is null)
        {
            File.Move(source, target);
            return;
        }
#if NET8_0_OR_GREATER
        File.Move(source, target, overwrite: true);
#else
        // Windows keeps the access list of the file that is replaced.
        File.Replace(source, target, destinationBackupFileName: null);
        WindowsAcl.RestrictToOwner(target);
#endif
    }

    // The process that had it before, or an attacker, may have replaced it after it was looked at.
    private static bool HasName(FileStream stream) => FileStatus.Of(stream.Name)?.Identity == FileStatus.Of(stream).Identity;

    private static void Check(string path, FileStatus status)
    {
        if (status.Type == FileType.Folder)
            throw new AdminException("FileExists", ErrorKind.ResourceExists, path, $"'{path}' is a folder.", "Name a file. " + NothingSent);
        if (status.Type != FileType.Regular)
        {
            throw new AdminException(
                "NotRegularFile", ErrorKind.File, path,
                $"'{path}' is {(status.Type == FileType.Link ? "a link" : "a device, a pipe or a socket")}, not a regular file. Secrets are written to regular files only.",
                NothingSent);
        }

        if (!status.IsOwn)
        {
            throw new AdminException(
                "FileNotOwned", ErrorKind.PermissionDenied, path,
                $"The file '{path}' belongs to {status.Owner}, who could read the secrets in it.", NothingSent);
        }
    }
}
