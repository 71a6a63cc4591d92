using System.IO.Compression;

namespace AdminIam.Build.Packing;

/// <summary>
/// A zip file whose bytes depend on the files in it and on a given day, not on where and when it is written.
/// </summary>
internal static class ReproducibleZip
{
    // A regular file that its owner writes and everybody reads, in the half of the attributes that Unix uses.
    private const int ReadableFile = 0x81A4 << 16;

    // Before a release. Zip files have no times before 1980.
    private static readonly DateOnly NoRelease = new(2000, 1, 1);

    /// <summary>Writes a zip file, in the order of the paths.</summary>
    /// <param name="files">The contents, by path with slashes.</param>
    /// <param name="date">
    /// The day that the files are from. It has to differ from release to release: PowerShell remembers the commands of
    /// a module until the time of its manifest changes.
    /// </param>
    public static byte[] Create(IReadOnlyDictionary<string, byte[]> files, DateOnly? date)
    {
        using MemoryStream stream = new();
        using (ZipArchive zip = new(stream, ZipArchiveMode.Create))
        {
            foreach (var (path, content) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
            {
                var entry = zip.CreateEntry(path, CompressionLevel.SmallestSize);
                entry.LastWriteTime = new DateTimeOffset((date ?? NoRelease).ToDateTime(default), TimeSpan.Zero);
                entry.ExternalAttributes = ReadableFile;
                using var target = entry.Open();
                target.Write(content);
            }
        }

        return stream.ToArray();
    }
}
