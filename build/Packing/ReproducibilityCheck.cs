using System.Diagnostics;
using System.IO.Compression;

namespace AdminIam.Build.Packing;

/// <summary>Builds and packs a copy of the repository in another folder, and compares the bytes.</summary>
internal static class ReproducibilityCheck
{
    // The output of builds and downloaded tools, which must not influence the copy.
    private static readonly string[] NotCopied = ["bin", "obj", "out", "en-US", ".tools", ".vs", "TestResults"];

    /// <summary>Returns the names of the files that differ, including the files in the zip.</summary>
    /// <param name="packed">The packed files of this repository, by name.</param>
    public static async Task<IReadOnlyList<string>> RunAsync(IReadOnlyDictionary<string, byte[]> packed)
    {
        using TemporaryFolder folder = new();
        var copy = folder.PathOf("copy");
        Copy(Repository.Root, copy);
        var output = folder.PathOf("packed");
        string[] arguments = ["run", "--project", "build", "--", "pack", "--output", output];
        var exitCode = await Processes.RunAsync(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = copy });
        if (exitCode != 0)
            throw new BuildFailedException("The copy of the repository could not be packed.");

        Dictionary<string, byte[]> other = [];
        foreach (var path in Directory.EnumerateFiles(output))
            other[Path.GetFileName(path)] = await File.ReadAllBytesAsync(path);
        return
        [
            .. Differences(packed, other),
            .. Differences(EntriesOf(packed), EntriesOf(other)),
        ];
    }

    private static IEnumerable<string> Differences(
        IReadOnlyDictionary<string, byte[]> left, IReadOnlyDictionary<string, byte[]> right) =>
        left.Keys.Union(right.Keys).Order(StringComparer.Ordinal).Where(name =>
            !left.TryGetValue(name, out var one) || !right.TryGetValue(name, out var two)
            || !one.AsSpan().SequenceEqual(two));

    private static Dictionary<string, byte[]> EntriesOf(IReadOnlyDictionary<string, byte[]> packed)
    {
        using ZipArchive zip = new(new MemoryStream(packed[Packer.ZipName]));
        return zip.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var stream = entry.Open();
            using MemoryStream content = new();
            stream.CopyTo(content);
            return content.ToArray();
        });
    }

    private static void Copy(string source, string target)
    {
        Directory.CreateDirectory(target);
        // Some file systems list files in the order of their creation, which must not matter either.
        foreach (var file in Directory.EnumerateFiles(source).OrderDescending(StringComparer.Ordinal))
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        foreach (var folder in Directory.EnumerateDirectories(source))
        {
            if (!NotCopied.Contains(Path.GetFileName(folder)))
                Copy(folder, Path.Combine(target, Path.GetFileName(folder)));
        }
    }
}
