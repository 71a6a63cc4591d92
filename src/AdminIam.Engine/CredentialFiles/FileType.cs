namespace AdminIam.Engine.CredentialFiles;

/// <summary>The types of files.</summary>
internal enum FileType
{
    /// <summary>A regular file.</summary>
    Regular,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A symbolic link, or another reparse point of Windows.</summary>
    Link,

    /// <summary>A device, a pipe or a socket.</summary>
    Special,
}
