using System.CommandLine;
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
        var pwsh = PowerShellOption.Create();
        Command command = new("test", "builds, then runs the tests: xunit, and Pester in PowerShell") { filter, pwsh };
        command.SetAction(async (arguments, _) =>
            await RunAsync(arguments.GetValue(filter), arguments.GetValue(pwsh)));
        return command;
    }

    private static async Task<int> RunAsync(string? filter, string? pwshPath)
    {
        var powerShell = await PowerShellTools.GetPowerShellAsync(pwshPath);
        await PowerShellTools.RestoreModulesAsync();
        await ModuleBuild.RunAsync();

        var counts = await XunitRun.RunAsync(filter) + await new PesterRun(powerShell, Console.Out).RunAsync(filter);
        if (filter is null)
            counts += await ScriptAnalysis.RunAsync(powerShell);
        if (counts.Passed + counts.Failed == 0)
            Console.WriteLine("No test was run.");
        Console.WriteLine(counts);
        return counts is { Failed: 0, Passed: > 0 } ? 0 : 1;
    }
}
