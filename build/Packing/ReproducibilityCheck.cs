using System.Diagnostics;

namespace AdminIam.Build.Packing;

/// <summary>Builds and packs a copy of the repository in another folder, and compares the bytes.</summary>
internal static class ReproducibilityCheck
{
    // What a build writes and what is downloaded; the copy must not profit from it.
    private static readonly string[] NotCopied = ["bin", "obj", "out", "en-US", ".tools", ".vs", "TestResults"];

    /// <summary>Returns the names of the files that differ.</summary>
    /// <param name="packed">The files as they were packed here, by name.</param>
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

        return
        [
            .. Directory.EnumerateFiles(output).Select(path => Path.GetFileName(path)).Union(packed.Keys)
                .Where(name => !packed.TryGetValue(name, out var content)
                    || !IsSame(Path.Combine(output, name), content))
                .Order(StringComparer.Ordinal),
        ];
    }

    private static bool IsSame(string path, byte[] content) =>
        File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(content);

    private static void Copy(string source, string target)
    {
        Directory.CreateDirectory(target);
        foreach (var file in Directory.EnumerateFiles(source))
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        foreach (var folder in Directory.EnumerateDirectories(source))
        {
            if (!NotCopied.Contains(Path.GetFileName(folder)))
                Copy(folder, Path.Combine(target, Path.GetFileName(folder)));
        }
    }
}
