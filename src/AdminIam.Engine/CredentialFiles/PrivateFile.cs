using System.Runtime.InteropServices;
using AdminIam.Engine.Errors;

namespace AdminIam.Engine.CredentialFiles;

/// <summary>Files that only their owner may read, because they hold secrets in plain text.</summary>
internal static class PrivateFile
{
    /// <summary>Creates a file, or opens one for appending, readable by its owner only.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mode"><see cref="FileMode.CreateNew"/> or <see cref="FileMode.Append"/>.</param>
    public static FileStream Open(string path, FileMode mode)
    {
#if NET8_0_OR_GREATER
        if (!OperatingSystem.IsWindows())
        {
            return new FileStream(path, new FileStreamOptions
            {
                Mode = mode,
                Access = FileAccess.Write,
                Share = FileShare.Read,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            });
        }
#endif
        var stream = new FileStream(path, mode, FileAccess.Write, FileShare.Read);
        try
        {
            if (stream.Length == 0 && RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
                WindowsAcl.RestrictToOwner(path);
            return stream;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Refuses a path whose folder does not exist.</summary>
    /// <param name="path">An absolute path.</param>
    public static void CheckFolder(string path)
    {
        var folder = Path.GetDirectoryName(path);
        if (folder is not null && Directory.Exists(folder))
            return;
        throw new AdminException(
            "FolderNotFound", ErrorKind.NotFound, path,
            $"The folder '{folder}' for '{Path.GetFileName(path)}' does not exist.",
            "Create it first; nothing has been sent to AWS.");
    }

    /// <summary>Puts <paramref name="source"/> in the place of <paramref name="target"/> in one step.</summary>
    /// <param name="source">The finished file.</param>
    /// <param name="target">Its final name.</param>
    public static void MoveOver(string source, string target)
    {
#if NET8_0_OR_GREATER
        File.Move(source, target, overwrite: true);
#else
        if (File.Exists(target))
            File.Replace(source, target, destinationBackupFileName: null);
        else
            File.Move(source, target);
#endif
    }
}
