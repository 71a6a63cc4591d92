using System.CommandLine;
using AdminIam.Build.Bench;
using AdminIam.Build.PowerShell;
using AdminIam.Build.Staging;

namespace AdminIam.Build.Commands;

internal static class OrganizationBenchCommand
{
    public static Command Create()
    {
        var accounts = PositiveNumber.Option("--accounts", "how many accounts are measured for the time", 300);
        var latency = PositiveNumber.Option("--latency", "the latency of the sandbox in milliseconds", 50);
        var many = PositiveNumber.Option("--many", "how many accounts are measured for the memory", 1000);
        var pwsh = PowerShellOption.Create();
        Command command = new("organization", "measures a group and an audit in many accounts")
        {
            accounts, latency, many, pwsh,
        };
        command.SetAction(async (arguments, _) =>
        {
            var powerShell = await PowerShellTools.GetPowerShellAsync(arguments.GetValue(pwsh));
            await ModuleBuild.RunAsync();
            using TemporaryFolder cache = new();
            await new OrganizationBenchmark(new CachedPowerShell(powerShell, cache.PathOf("organization")), Console.Out)
                .MeasureAsync(arguments.GetValue(accounts), arguments.GetValue(latency), arguments.GetValue(many));
        });
        return command;
    }
}
