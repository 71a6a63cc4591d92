using System.Text.RegularExpressions;
using AdminIam.Build.PowerShell;

namespace AdminIam.Build.Testing;

/// <summary>
/// Runs the Pester tests in PowerShell processes, several at the same time, each with a part of the files.
/// </summary>
internal sealed partial class PesterRun(PowerShellProgram powerShell, TextWriter output)
{
    private const int PartsPerProcess = 4;
    private static readonly string Folder = Repository.PathOf("tests", "Pester");

    public async Task<TestResults> RunAsync(string? filter)
    {
        // Many tests wait for time to pass, so that one process more than there are processors is not idle. How long a
        // part takes is not known before, and a process that ends early leaves room for the next part.
        var atOnce = Environment.ProcessorCount + 1;
        var parts = Share(Directory.EnumerateFiles(Folder, "*.Tests.ps1"), PartsPerProcess * atOnce);
        var results = new TestResults[parts.Count];
        await Parallel.ForAsync(
            0, parts.Count, new ParallelOptions { MaxDegreeOfParallelism = atOnce },
            async (index, _) => results[index] = await RunPartAsync(index + 1, parts[index], filter));
        return results.Aggregate((sum, part) => sum + part);
    }

    // Distributes files to parts, the longest first with the scripts that they include, each to the part with the least
    // work so far.
    private static List<List<string>> Share(IEnumerable<string> files, int count)
    {
        var parts = Enumerable.Range(0, count)
            .Select(_ => (Files: new List<string>(), Length: new long[1]))
            .ToList();
        foreach (var (path, length) in files.Select(path => (Path: path, Length: LengthOf(path)))
            .OrderByDescending(file => file.Length)
            .ThenBy(file => file.Path))
        {
            var least = parts.MinBy(part => part.Length[0]);
            least.Files.Add(path);
            least.Length[0] += length;
        }

        return parts.Select(part => part.Files).Where(files => files.Count > 0).ToList();
    }

    // A short file can include many tests of another.
    private static long LengthOf(string path)
    {
        var text = File.ReadAllText(path);
        return text.Length + IncludedScript().Matches(text)
            .Select(match => Path.Combine(Path.GetDirectoryName(path)!, match.Groups["name"].Value))
            .Where(File.Exists)
            .Sum(LengthOf);
    }

    [GeneratedRegex(@"\. \(Join-Path \$PSScriptRoot '?(?<name>\w+\.ps1)'?\)")]
    private static partial Regex IncludedScript();

    private async Task<TestResults> RunPartAsync(int part, List<string> files, string? filter)
    {
        using TemporaryFolder folder = new();
        var results = folder.PathOf("pester.json");
        var list = folder.PathOf("files.txt");
        await File.WriteAllLinesAsync(list, files);
        string[] filterArguments = filter is null ? [] : ["-Filter", filter];
        var start = powerShell.StartInfo(
            [
                "-File", Path.Combine(Folder, "Run.ps1"), "-PesterPath", PowerShellTools.PesterManifest,
                "-FileList", list, "-ResultPath", results, .. filterArguments,
            ]);
        start.RedirectStandardOutput = true;
        start.RedirectStandardInput = true;
        using var process = Processes.Start(start);
        process.StandardInput.Close();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            await output.WriteLineAsync($"{part}| {line}");
        await process.WaitForExitAsync();
        return TestResults.OfRun($"Pester, part {part},", process.ExitCode, results);
    }
}
