using System.Globalization;
using AdminIam.Build.Bench;
using AdminIam.Build.Staging;

namespace AdminIam.Build.Commands;

internal sealed class BenchCommand : ICommand
{
    private const int MemoryLimit = 32;

    public string Name => "bench";

    public string Arguments => "[--users 1000] [--latency 50] [--limits 5,8,32]";

    public string Summary => "measures speed, memory and import time in pwsh, against a sandbox with a fixed latency in ms";

    public async Task<int> RunAsync(string[] arguments)
    {
        int count = 1000;
        int latency = 50;
        int[] limits = [5, 8, 32];
        for (int i = 0; i < arguments.Length; i += 2)
        {
            string value = i + 1 < arguments.Length
                ? arguments[i + 1]
                : throw new UsageException($"'{arguments[i]}' needs a value.");
            switch (arguments[i])
            {
                case "--users":
                    count = Number(value);
                    break;
                case "--latency":
                    latency = Number(value);
                    break;
                case "--limits":
                    limits = [.. value.Split(',').Select(Number)];
                    break;
                default:
                    throw new UsageException($"'{arguments[i]}' is not understood here.");
            }
        }

        string pwsh = Processes.Find("pwsh")
            ?? throw new BuildFailedException("There is no pwsh on PATH, and the cmdlets can only be measured in one.");
        await ModuleBuild.RunAsync();
        using TemporaryFolder cache = new();
        UserBenchmark users = new(new PowerShellProgram(pwsh, cache.PathOf("users")), Console.Out);
        await users.MeasureSpeedAsync(count, latency, limits);
        await new ImportBenchmark(pwsh, Console.Out).MeasureAsync();
        await users.MeasureMemoryAsync(MemoryLimit);
        return ExitCode.Success;
    }

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0
            ? number
            : throw new UsageException($"'{text}' is not a positive whole number.");
}
