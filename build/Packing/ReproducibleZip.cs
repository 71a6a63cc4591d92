using System.IO.Compression;

namespace AdminIam.Build.Packing;

/// <summary>
/// A zip file whose bytes depend only on its files and on a given day, and not on the time or folder of the build.
/// </summary>
internal static class ReproducibleZip
{
    // The Unix attributes of a regular file with the mode 0644.
    private const int ReadableFile = 0x81A4 << 16;

    // The day of versions that are not released. Zip files cannot contain times before 1980.
    private static readonly DateOnly NoRelease = new(2000, 1, 1);

    /// <summary>Creates a zip file whose entries are in the order of their paths.</summary>
    /// <param name="files">The contents, by path with slashes.</param>
    /// <param name="date">
    /// The day of the files. It must differ between releases, because PowerShell caches the commands of a module until
    /// the time of its manifest changes.
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
