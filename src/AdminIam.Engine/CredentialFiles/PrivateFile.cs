using System.Runtime.InteropServices;
using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.CredentialFiles;

/// <summary>Creates and replaces files that only their owner can read, because they contain secrets in plain
/// text.</summary>
/// <remarks>A path is checked before it is opened: a link, a device or a file of another user is refused and not
/// changed.</remarks>
internal static class PrivateFile
{
    private const string NothingSent = "Specify another path. Nothing was sent to AWS.";

    /// <summary>Refuses an existing path unless it is a regular file of the current user.</summary>
    /// <param name="path">An absolute path.</param>
    /// <returns>The file's status; <see langword="null"/> if the path does not exist.</returns>
    public static FileStatus? Check(string path)
    {
        var status = FileStatus.Of(path);
        if (status is not null)
            Check(path, status);
        return status;
    }

    /// <summary>Refuses a path to which a new file cannot be written.</summary>
    /// <param name="path">An absolute path.</param>
    /// <param name="overwrite">Whether a regular file of the current user may be replaced.</param>
    /// <param name="advice">The recommended action if the file exists and may not be replaced.</param>
    public static void CheckNew(string path, bool overwrite, string advice)
    {
        TargetFolder.Check(path);
        if (Check(path) is not null && !overwrite)
        {
            throw new AdminException(
                "FileExists", ErrorKind.ResourceExists, path,
                $"The file '{path}' exists and may contain secrets that are not stored elsewhere.", advice);
        }
    }

    /// <summary>Creates a file that only its owner can read. An existing path is an error.</summary>
    /// <param name="share">The sharing mode while the file is open.</param>
    public static FileStream Create(
        string path, FileShare share = FileShare.Read, FileOptions options = FileOptions.None)
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

    /// <summary>Opens a file that <see cref="Check(string)"/> accepted, without changing it.</summary>
    /// <param name="share">The sharing mode while the file is open.</param>
    /// <returns><see langword="null"/> if the file was deleted or replaced at the same time.</returns>
    public static FileStream? TryOpen(
        string path, FileShare share = FileShare.Read, FileOptions options = FileOptions.None)
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
            return KeepIfNamed(stream);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Returns an open file if its name is still that of the file, and closes it otherwise.</summary>
    /// <param name="stream">The open file.</param>
    /// <returns><see langword="null"/> if the file was deleted or replaced at the same time.</returns>
    public static FileStream? KeepIfNamed(FileStream stream)
    {
        if (FileStatus.Of(stream.Name)?.Identity == FileStatus.Of(stream).Identity)
            return stream;
        stream.Dispose();
        return null;
    }

    /// <summary>Restricts access to a file to its owner.</summary>
    /// <param name="stream">The file, which must belong to the current user.</param>
    /// <returns>Whether others had access.</returns>
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

    /// <summary>Writes a file atomically: it either appears completely or not at all.</summary>
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

    /// <summary>Renames a completed file atomically.</summary>
    /// <param name="source">The completed file.</param>
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
        // Windows keeps the access control list of the replaced file.
        File.Replace(source, target, destinationBackupFileName: null);
        WindowsAcl.RestrictToOwner(target);
#endif
    }

    private static void Check(string path, FileStatus status)
    {
        if (status.Type == FileType.Folder)
        {
            throw new AdminException(
                "FileExists", ErrorKind.ResourceExists, path, $"'{path}' is a folder.",
                "Specify a file. " + NothingSent);
        }

        if (status.Type != FileType.Regular)
        {
            throw new AdminException(
                "NotRegularFile", ErrorKind.File, path,
                $"'{path}' is {(status.Type == FileType.Link ? "a link" : "a device, a pipe or a socket")}, not a "
                    + "regular file. Secrets are written only to regular files.",
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
