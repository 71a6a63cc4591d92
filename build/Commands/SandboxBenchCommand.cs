using System.CommandLine;
using AdminIam.Build.Bench;

namespace AdminIam.Build.Commands;

internal static class SandboxBenchCommand
{
    public static Command Create()
    {
        var calls = PositiveNumber.Option("--calls", "how many calls of each kind are sent", 50_000);
        var connections = PositiveNumber.Option("--connections", "how many calls are in progress at once", 64);
        Command command = new("sandbox", "measures signed calls a second, and what a call costs the sandbox")
        {
            calls, connections,
        };
        command.SetAction(async (arguments, _) =>
        {
            CallBenchmark benchmark = new(Console.Out);
            await benchmark.MeasureSpeedAsync(arguments.GetValue(calls), arguments.GetValue(connections));
        });
        return command;
    }
}
