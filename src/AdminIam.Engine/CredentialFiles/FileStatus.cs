using System.Runtime.InteropServices;

namespace AdminIam.Engine.CredentialFiles;

/// <summary>The properties that determine whether a file may contain secrets.</summary>
/// <param name="Type">The type of the file. A link is not followed.</param>
/// <param name="IsOwn">Whether the file belongs to the current user.</param>
/// <param name="Owner">A description of the owner.</param>
/// <param name="IsPrivate">Whether only the owner can read or write the file.</param>
/// <param name="Identity">The identity of the file, which is the same for all its names. Not available on Windows,
/// where an open file cannot be renamed.</param>
internal sealed record FileStatus(
    FileType Type, bool IsOwn, string Owner, bool IsPrivate, (long Device, long File) Identity)
{
    /// <summary>Returns the status of a path.</summary>
    /// <returns><see langword="null"/> if the path does not exist.</returns>
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

    /// <summary>Returns the status of an open file.</summary>
    public static FileStatus Of(FileStream stream)
    {
#if NET8_0_OR_GREATER
        if (!OperatingSystem.IsWindows())
            return UnixFileStatus.Of(stream.SafeFileHandle, stream.Name);
#endif
        return Of(stream.Name) ?? throw new FileNotFoundException($"'{stream.Name}' was removed.", stream.Name);
    }
}
