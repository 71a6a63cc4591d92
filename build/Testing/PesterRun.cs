using System.Text.RegularExpressions;
using AdminIam.Build.PowerShell;

namespace AdminIam.Build.Testing;

/// <summary>
/// Runs the Pester tests in several concurrent PowerShell processes, each with a part of the files.
/// </summary>
internal sealed partial class PesterRun(PowerShellProgram powerShell, TextWriter output)
{
    private static readonly string Folder = Repository.PathOf("tests", "Pester");

    public async Task<TestCounts> RunAsync(string? filter)
    {
        // Many tests wait for time to pass, so that one worker more than there are processors is not idle.
        var shares = Share(Directory.EnumerateFiles(Folder, "*.Tests.ps1"), Environment.ProcessorCount + 1);
        var counts = await Task.WhenAll(shares.Select((files, index) => RunShareAsync(index + 1, files, filter)));
        return counts.Aggregate((sum, share) => sum + share);
    }

    /// <summary>Distributes files to workers, the longest first with the scripts that they include, each to the worker
    /// with the least work so far.</summary>
    internal static List<List<string>> Share(IEnumerable<string> files, int workers)
    {
        var shares = Enumerable.Range(0, workers)
            .Select(_ => (Files: new List<string>(), Length: new long[1]))
            .ToList();
        foreach (var (path, length) in files.Select(path => (Path: path, Length: LengthOf(path)))
            .OrderByDescending(file => file.Length)
            .ThenBy(file => file.Path))
        {
            var least = shares.MinBy(share => share.Length[0]);
            least.Files.Add(path);
            least.Length[0] += length;
        }

        return shares.Select(share => share.Files).Where(share => share.Count > 0).ToList();
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

    private async Task<TestCounts> RunShareAsync(int worker, List<string> files, string? filter)
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
            await output.WriteLineAsync($"{worker}| {line}");
        await process.WaitForExitAsync();
        return TestCounts.OfRun($"Pester, worker {worker},", process.ExitCode, results, output);
    }
}
