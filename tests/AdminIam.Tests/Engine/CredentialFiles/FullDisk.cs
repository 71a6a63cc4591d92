namespace AdminIam.Tests.Engine.CredentialFiles;

/// <summary>A disk that runs out of space, at a byte or when the system flushes its buffers.</summary>
internal sealed class FullDisk
{
    /// <summary>The message of the system.</summary>
    public const string Reason = "No space left on device";

    /// <summary>The number of bytes that still fit.</summary>
    public long Space { get; set; } = long.MaxValue;

    /// <summary>The number of flushes that still succeed.</summary>
    public int Flushes { get; set; } = int.MaxValue;

    /// <summary>Whether files cannot be truncated either.</summary>
    public bool IsStuck { get; init; }

    /// <summary>Returns a file on this disk.</summary>
    /// <param name="file">The real file.</param>
    public FileStream Adapt(FileStream file) => new FullDiskStream(file, this);
}
