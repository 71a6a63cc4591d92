using System.CommandLine;
using AdminIam.Build.Bench;
using AdminIam.Build.PowerShell;
using AdminIam.Build.Staging;

namespace AdminIam.Build.Commands;

internal static class ImportBenchCommand
{
    /// <summary>The rounds of the benchmark without an option.</summary>
    public const int Rounds = 41;

    public static Command Create()
    {
        var rounds = PositiveNumber.Option("--rounds", "how often each PowerShell is started", Rounds);
        var pwsh = PowerShellOption.Create();
        Command command = new("import", "measures only the import, compared with an empty module, and the first help")
        {
            rounds, pwsh,
        };
        command.SetAction(async (arguments, _) =>
        {
            var powerShell = await PowerShellTools.GetPowerShellAsync(arguments.GetValue(pwsh));
            await ModuleBuild.RunAsync(Repository.ModuleSolution);
            await new ImportBenchmark(powerShell, Console.Out).MeasureAsync(arguments.GetValue(rounds));
        });
        return command;
    }
}
