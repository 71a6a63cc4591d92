using AdminIam.Build.Testing;

namespace AdminIam.Build.Coverage;

/// <summary>Several runs of tests whose coverage is added up.</summary>
internal sealed class CoverageRun : IDisposable
{
    private static readonly string[] Measured = ["AdminIam.dll", "AdminIam.Engine.dll"];

    private readonly TemporaryFolder _folder = new();
    private string? _result;

    public void Dispose() => _folder.Dispose();

    /// <summary>
    /// Runs tests while the assemblies of the folders count. The assemblies are as before afterwards.
    /// </summary>
    public async Task<TestResults> MeasureAsync(IReadOnlyList<string> folders, Func<Task<TestResults>> runTests)
    {
        var originals = folders.SelectMany(folder => Measured.Select(name => Path.Combine(folder, name)))
            .Where(File.Exists)
            .ToDictionary(path => path, File.ReadAllBytes);
        try
        {
            var state = await CoverageTool.InstrumentAsync(folders, _result);
            var found = await runTests();
            var result = _folder.PathOf($"{Guid.NewGuid():N}.json");
            await CoverageTool.ReportAsync(state, result);
            _result = result;
            return found;
        }
        finally
        {
            foreach ((var path, var content) in originals)
                await File.WriteAllBytesAsync(path, content);
        }
    }

    /// <summary>Returns what all runs together covered.</summary>
    /// <exception cref="InvalidOperationException">Nothing was measured.</exception>
    public CoverageReport Report() =>
        CoverageReport.Parse(File.ReadAllText(_result ?? throw new InvalidOperationException("Nothing was measured.")));
}
