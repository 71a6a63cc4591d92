using System.CommandLine;
using AdminIam.Build.Coverage;
using AdminIam.Build.PowerShell;
using AdminIam.Build.Staging;
using AdminIam.Build.Testing;

namespace AdminIam.Build.Commands;

internal static class TestCommand
{
    public static Command Create()
    {
        Option<string?> filter = new("--filter")
        {
            HelpName = "text",
            Description = "runs only the tests whose name contains the text",
        };
        Option<bool> coverage = new("--coverage")
        {
            Description = "reports the lines and branches of the engine and the cmdlets that the tests ran",
        };
        Option<bool> desktop = new("--desktop")
        {
            Description = "runs only the tests for Windows PowerShell's runtime, in Mono",
        };
        var pwsh = PowerShellOption.Create();
        Command command = new("test", "builds, then runs the tests: xunit, and Pester in PowerShell")
        {
            filter, coverage, desktop, pwsh,
        };
        command.SetAction(async (arguments, _) => arguments.GetValue(desktop)
            ? await RunDesktopAsync(arguments.GetValue(filter))
            : await RunAsync(arguments.GetValue(filter), arguments.GetValue(coverage), arguments.GetValue(pwsh)));
        return command;
    }

    private static async Task<int> RunDesktopAsync(string? filter)
    {
        await ModuleBuild.RunAsync(Repository.ModuleSolution);
        return Report(await DesktopTestRun.RunAsync(filter));
    }

    private static async Task<int> RunAsync(string? filter, bool isMeasured, string? pwshPath)
    {
        var powerShell = await PowerShellTools.GetPowerShellAsync(pwshPath);
        await PowerShellTools.RestoreModulesAsync();
        await ModuleBuild.RunAsync();

        Task<TestResults> RunXunitAsync() => XunitRun.RunAsync(filter);
        Task<TestResults> RunPesterAsync() => new PesterRun(powerShell, Console.Out).RunAsync(filter);
        var results = isMeasured
            ? await MeasureAsync(RunXunitAsync, RunPesterAsync)
            : await RunXunitAsync() + await RunPesterAsync();
        if (filter is null)
            results += await DesktopTestRun.RunAsync(filter) + await ScriptAnalysis.RunAsync(powerShell);
        return Report(results);
    }

    private static int Report(TestResults results)
    {
        if (results.Passed + results.Failures.Count == 0)
            Console.WriteLine("No test was run.");
        Console.WriteLine(results);
        return results is { Failures.Count: 0, Passed: > 0 } ? 0 : 1;
    }

    private static async Task<TestResults> MeasureAsync(
        Func<Task<TestResults>> runXunit, Func<Task<TestResults>> runPester)
    {
        await CoverageTool.RestoreAsync();
        using CoverageRun coverage = new();
        var results = await coverage.MeasureAsync([XunitRun.Folder], runXunit)
            + await coverage.MeasureAsync(ModuleBuild.CoreFolders, runPester);
        coverage.Report().Write(Console.Out);
        return results;
    }
}
