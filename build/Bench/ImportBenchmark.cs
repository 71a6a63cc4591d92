using System.Diagnostics;
using System.Globalization;
using AdminIam.Build.PowerShell;

namespace AdminIam.Build.Bench;

/// <summary>Measures the additional time of a pwsh that imports the module.</summary>
internal sealed class ImportBenchmark(PowerShellProgram pwsh, TextWriter output)
{
    private const int Runs = 41;

    public async Task MeasureAsync()
    {
        using TemporaryFolder caches = new();
        CachedPowerShell alone = new(pwsh, caches.PathOf("alone"));
        CachedPowerShell importing = new(pwsh, caches.PathOf("importing"));
        var import = $"Import-Module '{Repository.Manifest}'";
        await TimeAsync(alone, "1");
        await TimeAsync(importing, import);

        List<(double Alone, double Importing)> runs = [];
        for (var i = 0; i < Runs; i++)
            runs.Add((await TimeAsync(alone, "1"), await TimeAsync(importing, import)));

        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Import, {Runs} pairs of runs: pwsh alone {Median(runs, r => r.Alone):0} ms, with the module "
                + $"{Median(runs, r => r.Importing):0} ms, "
                + $"difference {Median(runs, r => r.Importing - r.Alone):0} ms (medians)"));
    }

    private static double Median(
        IReadOnlyList<(double Alone, double Importing)> runs, Func<(double Alone, double Importing), double> figure) =>
        runs.Select(figure).Order().ElementAt(runs.Count / 2);

    private static async Task<double> TimeAsync(CachedPowerShell pwsh, string command)
    {
        var clock = Stopwatch.StartNew();
        await pwsh.RunAsync("-Command", command);
        return clock.Elapsed.TotalMilliseconds;
    }
}
