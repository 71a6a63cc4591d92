using System.CommandLine;
using AdminIam.Build.Bench;
using AdminIam.Build.PowerShell;
using AdminIam.Build.Staging;

namespace AdminIam.Build.Commands;

internal static class SafeguardBenchCommand
{
    public static Command Create()
    {
        var users = PositiveNumber.Option("--users", "how many users the account has", 5000);
        var groups = PositiveNumber.Option("--groups", "how many groups the account has", 300);
        var policies = PositiveNumber.Option("--policies", "how many customer managed policies the account has", 500);
        var pwsh = PowerShellOption.Create();
        Command command = new("safeguards", "measures the calls, time and memory of a test of an account")
        {
            users, groups, policies, pwsh,
        };
        command.SetAction(async (arguments, _) =>
        {
            var powerShell = await PowerShellTools.GetPowerShellAsync(arguments.GetValue(pwsh));
            await ModuleBuild.RunAsync();
            using TemporaryFolder cache = new();
            await new SafeguardBenchmark(new CachedPowerShell(powerShell, cache.PathOf("safeguards")), Console.Out)
                .MeasureAsync(arguments.GetValue(users), arguments.GetValue(groups), arguments.GetValue(policies));
        });
        return command;
    }
}
