namespace AdminIam.Sandbox.State;

/// <summary>Files that only their owner can read: they hold secret keys.</summary>
internal static class PrivateFile
{
    /// <summary>Replaces a file in one step: a process that is killed leaves the old file or the new.</summary>
    public static void Replace(string path, byte[] bytes)
    {
        var temporary = path + ".tmp";
        // One that is left over keeps its permissions, and may be a link.
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

    /// <summary>The file that a path leads to: saving replaces the file, not a link to it.</summary>
    public static string Resolve(string path)
    {
#if NET8_0_OR_GREATER
        var file = new FileInfo(path);
        return file.LinkTarget is null ? file.FullName : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
#else
        return Path.GetFullPath(path);
#endif
    }

    /// <summary>Leaves a file, if it exists, readable by its owner only.</summary>
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

    /// <summary>Opens a file for writing that, where it is created, only its owner can read.</summary>
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
