namespace AdminIam.Tests.Engine.CredentialFiles;

/// <summary>A file on a full disk. As in the system, the part of a write that still fits is written.</summary>
/// <param name="file">The real file.</param>
/// <param name="disk">The disk.</param>
internal sealed class FullDiskStream(FileStream file, FullDisk disk)
    : FileStream(file.SafeFileHandle, FileAccess.ReadWrite, bufferSize: 0)
{
    public override string Name => file.Name;

    public override void Write(byte[] buffer, int offset, int count)
    {
        var fits = (int)Math.Min(count, disk.Space);
        base.Write(buffer, offset, fits);
        disk.Space -= fits;
        if (fits < count)
            throw new IOException(FullDisk.Reason);
    }

    public override void Flush(bool flushToDisk)
    {
        if (disk.Flushes-- <= 0)
            throw new IOException(FullDisk.Reason);
    }

    public override void SetLength(long value)
    {
        if (disk.IsStuck)
            throw new IOException("Read-only file system");
        disk.Space += Length - value;
        base.SetLength(value);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        file.Dispose();
    }
}
