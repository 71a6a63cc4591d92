using System.CommandLine;
using AdminIam.Build.Fuzzing;

namespace AdminIam.Build.Commands;

internal static class FuzzCommand
{
    public static Command Create()
    {
        var seconds = PositiveNumber.Option("--seconds", "how long to send requests", 600);
        var seed = PositiveNumber.Option("--seed", "repeats the requests of an earlier run", 1);
        Command command = new(
            "fuzz", "sends damaged and hostile requests to all operations of the sandbox and checks that it works")
        {
            seconds, seed,
        };
        command.SetAction(async (arguments, _) =>
        {
            var report = await SandboxFuzzer.RunAsync(
                TimeSpan.FromSeconds(arguments.GetValue(seconds)), arguments.GetValue(seed));
            Console.WriteLine(report.ToString());
            foreach (var trouble in report.Troubles)
                Console.Error.WriteLine(trouble);
            return report.Troubles.Count == 0 ? 0 : 1;
        });
        return command;
    }
}
