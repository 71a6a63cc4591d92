using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.CredentialFiles;

namespace AdminIam.Engine.Safeguards.Reports.Formats;

/// <summary>Creates and replaces report files. Only their owner can read them, because they list the weaknesses of an
/// account.</summary>
public static class ReportFile
{
    /// <summary>Refuses a path that cannot be written.</summary>
    /// <param name="path">An absolute path.</param>
    /// <param name="overwrite">Whether a regular file of the current user may be replaced.</param>
    /// <exception cref="AdminException"><c>FolderNotFound</c>, <c>FileExists</c>, <c>NotRegularFile</c> or
    /// <c>FileNotOwned</c>.</exception>
    public static void Check(string path, bool overwrite)
    {
        TargetFolder.Check(path);
        if (FileStatus.Of(path) is not { } status)
            return;
        if (status.Type == FileType.Folder)
        {
            throw new AdminException(
                "FileExists", ErrorKind.ResourceExists, path, $"'{path}' is a folder.",
                "Specify the path of a file.");
        }

        if (status.Type != FileType.Regular)
        {
            throw new AdminException(
                "NotRegularFile", ErrorKind.File, path,
                $"'{path}' is {(status.Type == FileType.Link ? "a link" : "a device, a pipe or a socket")}, not a "
                + "regular file.",
                "Specify another path.");
        }

        if (!overwrite)
        {
            throw new AdminException(
                "FileExists", ErrorKind.ResourceExists, path, $"The file '{path}' exists.",
                "Specify another path, or use -Force to replace the file.");
        }

        if (!status.IsOwn)
        {
            throw new AdminException(
                "FileNotOwned", ErrorKind.PermissionDenied, path,
                $"The file '{path}' belongs to {status.Owner} and is not replaced.", "Specify another path.");
        }
    }

    /// <summary>Writes a file atomically: it either appears completely, or the previous file is unchanged.</summary>
    /// <param name="path">An absolute path.</param>
    /// <param name="overwrite">Whether a regular file of the current user may be replaced.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="AdminException"><c>FileFailed</c>: the file could not be written.</exception>
    public static void Write(string path, bool overwrite, Action<Stream> write)
    {
        Check(path, overwrite);
        var part = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            using (var file = PrivateFile.Create(part))
            using (var buffer = new BufferedStream(file, 65536))
            {
                write(buffer);
                buffer.Flush();
                file.Flush(flushToDisk: true);
            }

            PrivateFile.Move(part, path, overwrite);
        }
        catch (Exception e)
        {
            File.Delete(part);
            if (e is not (IOException or UnauthorizedAccessException))
                throw;
            throw new AdminException(
                "FileFailed", ErrorKind.File, path, $"'{path}' cannot be written: {e.Message}",
                "Check the permissions of the folder and the free space of the disk, or specify another path.", e);
        }
    }
}
