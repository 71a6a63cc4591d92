using System.CommandLine;
using AdminIam.Build.Bench;

namespace AdminIam.Build.Commands;

internal static class SandboxBenchCommand
{
    public static Command Create()
    {
        var calls = PositiveNumber.Option("--calls", "how many calls of each kind are sent", 50_000);
        var connections = PositiveNumber.Option("--connections", "how many calls are in progress at once", 64);
        var memoryCalls = PositiveNumber.Option(
            "--memory-calls", "how many calls are sent to measure the memory", 1_000_000);
        Option<bool> state = new("--state")
        {
            Description = "runs the sandbox with a state file while the speed is measured",
        };
        Command command = new(
            "sandbox", "measures signed calls a second, what a call costs the sandbox, and the sandbox's memory")
        {
            calls, connections, memoryCalls, state,
        };
        command.SetAction(async (arguments, _) =>
        {
            CallBenchmark benchmark = new(Console.Out);
            using TemporaryFolder folder = new();
            await benchmark.MeasureSpeedAsync(
                arguments.GetValue(calls),
                arguments.GetValue(connections),
                arguments.GetValue(state) ? folder.PathOf("state.json") : null);
            await benchmark.MeasureMemoryAsync(arguments.GetValue(memoryCalls), arguments.GetValue(connections));
        });
        return command;
    }
}
