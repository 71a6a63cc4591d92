namespace AdminIam.Sandbox.State;

/// <summary>Files that only their owner can read: they hold secret keys.</summary>
internal static class PrivateFile
{
    /// <summary>Replaces a file atomically: if the process is killed, either the old or the new file exists.</summary>
    public static void Replace(string path, byte[] bytes)
    {
        var temporary = path + ".tmp";
        // A leftover file keeps its permissions, and may be a link.
        File.Delete(temporary);
        try
        {
            using (var stream = Open(temporary, FileMode.CreateNew, FileShare.None))
            {
                stream.Write(bytes, 0, bytes.Length);
                stream.Flush(flushToDisk: true);
            }

            if (File.Exists(path))
                File.Replace(temporary, path, null);
            else
                File.Move(temporary, path);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>The target of a path. Saving replaces the target, not a link to it.</summary>
    public static string Resolve(string path)
    {
#if NET8_0_OR_GREATER
        var file = new FileInfo(path);
        return file.LinkTarget is null ? file.FullName : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
#else
        return Path.GetFullPath(path);
#endif
    }

    /// <summary>Restricts read access to a file, if it exists, to its owner.</summary>
    public static void Restrict(string path)
    {
#if NET8_0_OR_GREATER
        const UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        if (OperatingSystem.IsWindows() || !File.Exists(path))
            return;
        if ((File.GetUnixFileMode(path) & ~mode) != UnixFileMode.None)
            File.SetUnixFileMode(path, mode);
#endif
    }

    /// <summary>Opens a file for writing. If it is created, only its owner can read it.</summary>
    public static FileStream Open(string path, FileMode mode, FileShare share)
    {
#if NET8_0_OR_GREATER
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
#else
        return new FileStream(path, mode, FileAccess.ReadWrite, share);
#endif
    }
}
