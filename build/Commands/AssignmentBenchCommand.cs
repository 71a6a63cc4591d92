using System.CommandLine;
using AdminIam.Build.Bench;
using AdminIam.Build.PowerShell;
using AdminIam.Build.Staging;

namespace AdminIam.Build.Commands;

internal static class AssignmentBenchCommand
{
    public static Command Create()
    {
        var sets = PositiveNumber.Option("--sets", "how many permission sets are assigned in 50 accounts", 10);
        var duration = PositiveNumber.Option("--duration", "how many seconds the sandbox takes for a request", 3);
        var pwsh = PowerShellOption.Create();
        Command command = new("assignments", "measures assignments of accounts under the limits of AWS")
        {
            sets, duration, pwsh,
        };
        command.SetAction(async (arguments, _) =>
        {
            var powerShell = await PowerShellTools.GetPowerShellAsync(arguments.GetValue(pwsh));
            await ModuleBuild.RunAsync();
            using TemporaryFolder cache = new();
            await new AssignmentBenchmark(new CachedPowerShell(powerShell, cache.PathOf("assignments")), Console.Out)
                .MeasureAsync(arguments.GetValue(sets), arguments.GetValue(duration));
        });
        return command;
    }
}
