using System.CommandLine;
using System.Globalization;
using AdminIam.Build.Bench;
using AdminIam.Build.PowerShell;
using AdminIam.Build.Staging;

namespace AdminIam.Build.Commands;

internal static class BenchCommand
{
    private const int MemoryLimit = 32;

    public static Command Create()
    {
        var users = PositiveNumber.Option("--users", "how many users are created", 1000);
        var latency = PositiveNumber.Option("--latency", "the sandbox's latency in milliseconds", 50);
        var limits = LimitsOption();
        var pwsh = PowerShellOption.Create();
        Command command = new("bench", "measures speed, memory and import time in PowerShell, against a sandbox")
        {
            users, latency, limits, pwsh,
        };
        command.Add(SandboxBenchCommand.Create());
        command.Add(ImportBenchCommand.Create());
        command.Add(SafeguardBenchCommand.Create());
        command.Add(AssignmentBenchCommand.Create());
        command.Add(OrganizationBenchCommand.Create());
        command.SetAction(async (arguments, _) => await RunAsync(
            arguments.GetValue(users), arguments.GetValue(latency), arguments.GetValue(limits)!,
            arguments.GetValue(pwsh)));
        return command;
    }

    private static Option<int[]> LimitsOption()
    {
        Option<int[]> limits = new("--limits")
        {
            HelpName = "numbers",
            Description = "the values of -ThrottleLimit to measure, separated by commas",
            DefaultValueFactory = _ => [5, 8, 32],
            CustomParser = result =>
            {
                var numbers = result.Tokens.SelectMany(token => token.Value.Split(','))
                    .Select(
                        text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0)
                    .ToArray();
                if (numbers.Contains(0))
                {
                    result.AddError(
                        $"'{string.Join(' ', result.Tokens)}' is not a list of whole numbers above zero, such as "
                            + "5,8,32.");
                }

                return numbers;
            },
        };
        return limits;
    }

    private static async Task RunAsync(int users, int latency, int[] limits, string? pwshPath)
    {
        var powerShell = await PowerShellTools.GetPowerShellAsync(pwshPath);
        await ModuleBuild.RunAsync();
        using TemporaryFolder cache = new();
        UserBenchmark benchmark = new(new CachedPowerShell(powerShell, cache.PathOf("users")), Console.Out);
        await benchmark.MeasureSpeedAsync(users, latency, limits);
        await new ImportBenchmark(powerShell, Console.Out).MeasureAsync(ImportBenchCommand.Rounds);
        await benchmark.MeasureMemoryAsync(MemoryLimit);
    }
}
