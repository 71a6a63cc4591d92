namespace AdminIam.Build.Staging;

internal static class FolderSync
{
    /// <summary>Synchronizes a folder with these files (by relative path), and writes only those that differ.</summary>
    public static void Apply(string folder, IReadOnlyDictionary<string, byte[]> files)
    {
        Directory.CreateDirectory(folder);
        var leftovers = Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => !files.ContainsKey(Path.GetRelativePath(folder, path)));
        foreach (var path in leftovers)
            File.Delete(path);
        foreach ((var name, var content) in files)
            Write(Path.Combine(folder, name), content);
    }

    private static void Write(string path, byte[] content)
    {
        if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(content))
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // A shell that has mapped the old file keeps it. Writing to that file would crash the shell.
        var temporary = path + ".new";
        File.WriteAllBytes(temporary, content);
        File.Move(temporary, path, overwrite: true);
    }
}
