using System.Runtime.InteropServices;

namespace AdminIam.Engine.CredentialFiles;

/// <summary>What decides whether a file may hold secrets.</summary>
/// <param name="Type">What it is; a link is not followed.</param>
/// <param name="IsOwn">Whether it belongs to the user of this process.</param>
/// <param name="Owner">Whose it is, in words.</param>
/// <param name="IsPrivate">Whether nobody but its owner may read or write it.</param>
/// <param name="Identity">The same for all names of one file. Not known on Windows, where an open file keeps its name.</param>
internal sealed record FileStatus(FileType Type, bool IsOwn, string Owner, bool IsPrivate, (long Device, long File) Identity)
{
    /// <summary>The status of what has a name.</summary>
    /// <param name="path">The path.</param>
    /// <returns><see langword="null"/> where nothing has the name.</returns>
    public static FileStatus? Of(string path)
    {
#if NET8_0_OR_GREATER
        if (!OperatingSystem.IsWindows())
            return UnixFileStatus.Of(path);
#endif
        return RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
            ? WindowsAcl.StatusOf(path)
            : throw new PlatformNotSupportedException();
    }

    /// <summary>The status of an open file.</summary>
    /// <param name="stream">The file.</param>
    public static FileStatus Of(FileStream stream)
    {
#if NET8_0_OR_GREATER
        if (!OperatingSystem.IsWindows())
            return UnixFileStatus.Of(stream.SafeFileHandle, stream.Name);
#endif
        return Of(stream.Name) ?? throw new FileNotFoundException($"'{stream.Name}' was removed.", stream.Name);
    }
}
