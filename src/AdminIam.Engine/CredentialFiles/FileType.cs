namespace AdminIam.Engine.CredentialFiles;

/// <summary>What has a name in a folder.</summary>
internal enum FileType
{
    /// <summary>An ordinary file.</summary>
    Regular,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A symbolic link, or another reparse point of Windows.</summary>
    Link,

    /// <summary>A device, a pipe or a socket.</summary>
    Special,
}
