using System.Diagnostics;
using System.Globalization;
using AdminIam.Build.PowerShell;

namespace AdminIam.Build.Bench;

/// <summary>
/// Measures the import of the module, compared with a module of one empty cmdlet and one view, and the first help of a
/// cmdlet, each in new PowerShell processes that take turns.
/// </summary>
internal sealed class ImportBenchmark(PowerShellProgram pwsh, TextWriter output)
{
    private const double MaximumRatio = 1.15;
    private const double MaximumHelpMilliseconds = 1500;

    public async Task MeasureAsync(int rounds)
    {
        using TemporaryFolder folder = new();
        var empty = await EmptyModule.CreateAsync(
            new CachedPowerShell(pwsh, folder.PathOf("compiler")), folder.PathOf("Empty"));
        // Each has its own startup cache, which its first run fills.
        (CachedPowerShell PowerShell, string Command)[] variants =
        [
            (new(pwsh, folder.PathOf("alone")), Timed("1")),
            (new(pwsh, folder.PathOf("empty")), Timed($"Import-Module '{empty}'")),
            (new(pwsh, folder.PathOf("module")), Timed($"Import-Module '{Repository.Manifest}'")),
            (
                new(pwsh, folder.PathOf("help")),
                $"Import-Module '{Repository.Manifest}'; {Timed("$null = Get-Help New-AdminUser | Out-String")}"),
        ];
        foreach (var (powerShell, command) in variants)
            await RunAsync(powerShell, command);

        List<ImportTime[]> times = [];
        for (var round = 0; round < rounds; round++)
        {
            var turn = new ImportTime[variants.Length];
            for (var i = 0; i < variants.Length; i++)
                turn[i] = await RunAsync(variants[i].PowerShell, variants[i].Command);
            times.Add(turn);
        }

        Report(times);
    }

    private void Report(List<ImportTime[]> times)
    {
        double Process(int variant) => Median(times, turn => turn[variant].Process);
        double Command(int variant) => Median(times, turn => turn[variant].Command);
        var ofProcesses = Median(times, turn => turn[2].Process / turn[1].Process);
        var ofCommands = Median(times, turn => turn[2].Command / turn[1].Command);
        string[] lines =
        [
            $"Import: medians of {times.Count} rounds; a round starts a new pwsh for each line of the table",
            "                                           whole process  Import-Module",
            Format($"pwsh alone                                 {Process(0),10:0} ms"),
            Format($"a module of one empty cmdlet and one view  {Process(1),10:0} ms  {Command(1),10:0.0} ms"),
            Format($"AdminIam                                   {Process(2),10:0} ms  {Command(2),10:0.0} ms"),
            Format($"AdminIam / the empty module: whole process {ofProcesses:0.000} (limit {MaximumRatio:0.00}), ")
                + Format($"Import-Module in the process {ofCommands:0.000}"),
            Format($"First Get-Help New-AdminUser after the import: {Command(3):0} ms ")
                + Format($"(limit {MaximumHelpMilliseconds:0} ms)"),
        ];
        foreach (var line in lines)
            output.WriteLine(line);
    }

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Timed(string command) =>
        $"$clock = [Diagnostics.Stopwatch]::StartNew(); {command}; $clock.Elapsed.TotalMilliseconds";

    private static double Median(List<ImportTime[]> times, Func<ImportTime[], double> figure) =>
        times.Select(figure).Order().ElementAt(times.Count / 2);

    private static async Task<ImportTime> RunAsync(CachedPowerShell pwsh, string command)
    {
        var clock = Stopwatch.StartNew();
        var lines = (await pwsh.RunAsync("-Command", command)).Split('\n');
        return new ImportTime(
            clock.Elapsed.TotalMilliseconds, double.Parse(lines[^1].Trim(), CultureInfo.InvariantCulture));
    }
}
