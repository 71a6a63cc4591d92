#if NET8_0_OR_GREATER
using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace AdminIam.Engine.CredentialFiles;

/// <summary>The result of lstat and fstat. .NET has no public API for the owner and identity of a file.</summary>
/// <remarks>
/// The layout is that of the native library of the runtime (pal_io.h, FileStatus), which is the same on all Unix
/// systems since .NET 7.
/// </remarks>
[UnsupportedOSPlatform("windows")]
[StructLayout(LayoutKind.Sequential)]
internal readonly struct UnixFileStatus
{
    private const int TypeMask = 0xF000;
    private const int RegularFile = 0x8000;
    private const int Folder = 0x4000;
    private const int SymbolicLink = 0xA000;
    private const int NoSuchFile = 2;
    private readonly int _flags;
    private readonly int _mode;
    private readonly uint _owner;
    private readonly uint _group;
    private readonly long _size;
    private readonly long _accessTime;
    private readonly long _accessTimeNanoseconds;
    private readonly long _modificationTime;
    private readonly long _modificationTimeNanoseconds;
    private readonly long _changeTime;
    private readonly long _changeTimeNanoseconds;
    private readonly long _birthTime;
    private readonly long _birthTimeNanoseconds;
    private readonly long _device;
    private readonly long _specialDevice;
    private readonly long _identity;
    private readonly uint _userFlags;

    /// <summary>Returns the status of a path. A link is not followed.</summary>
    /// <returns><see langword="null"/> if the path does not exist.</returns>
    public static FileStatus? Of(string path)
    {
        if (LStat(Encoding.UTF8.GetBytes(path + '\0'), out var status) == 0)
            return status.ToFileStatus();
        var error = Marshal.GetLastPInvokeError();
        return error == NoSuchFile ? null : throw Failure(path, error);
    }

    /// <summary>Returns the status of an open file.</summary>
    /// <param name="path">The path, for error messages.</param>
    public static FileStatus Of(SafeFileHandle handle, string path) =>
        FStat(handle, out var status) == 0 ? status.ToFileStatus() : throw Failure(path, Marshal.GetLastPInvokeError());

    private static IOException Failure(string path, int error) =>
        new($"The status of '{path}' cannot be read: {new Win32Exception(error).Message}");

    private FileStatus ToFileStatus() => new(
        (_mode & TypeMask) switch
        {
            RegularFile => FileType.Regular,
            Folder => FileType.Folder,
            SymbolicLink => FileType.Link,
            _ => FileType.Special,
        },
        IsOwn: _owner == GetEUid(),
        Owner: $"the user with the ID {_owner}",
        IsPrivate: (_mode & (int)(UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
            | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute)) == 0,
        Identity: (_device, _identity));

    [DllImport("libSystem.Native", EntryPoint = "SystemNative_LStat", SetLastError = true)]
    private static extern int LStat(byte[] path, out UnixFileStatus status);

    [DllImport("libSystem.Native", EntryPoint = "SystemNative_FStat", SetLastError = true)]
    private static extern int FStat(SafeFileHandle handle, out UnixFileStatus status);

    [DllImport("libSystem.Native", EntryPoint = "SystemNative_GetEUid")]
    private static extern uint GetEUid();
}
#endif
