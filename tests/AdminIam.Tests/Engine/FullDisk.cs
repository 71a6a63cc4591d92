namespace AdminIam.Tests.Engine;

/// <summary>A disk with little space, which some file systems notice only when they write their buffers to it.</summary>
internal sealed class FullDisk
{
    /// <summary>What the system says.</summary>
    public const string Reason = "No space left on device";

    /// <summary>How many more bytes it takes.</summary>
    public long Space { get; set; } = long.MaxValue;

    /// <summary>How many more times its buffers can be written.</summary>
    public int Flushes { get; set; } = int.MaxValue;

    /// <summary>Whether a file cannot be cut off either.</summary>
    public bool IsStuck { get; init; }

    /// <summary>Gives a file of this disk.</summary>
    /// <param name="file">The real file.</param>
    public FileStream Adapt(FileStream file) => new FullDiskStream(file, this);
}
