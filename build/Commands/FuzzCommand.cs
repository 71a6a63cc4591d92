using System.Globalization;
using AdminIam.Build.Fuzzing;

namespace AdminIam.Build.Commands;

internal sealed class FuzzCommand : ICommand
{
    private const int DefaultSeconds = 600;

    public string Name => "fuzz";

    public string Arguments => "[--seconds 600] [--seed 1]";

    public string Summary => "sends damaged and hostile requests to the sandbox and sees that it stays well";

    public async Task<int> RunAsync(string[] arguments)
    {
        int seconds = DefaultSeconds;
        int seed = 1;
        for (int i = 0; i < arguments.Length; i += 2)
        {
            string name = arguments[i];
            string text = i + 1 < arguments.Length ? arguments[i + 1] : throw new UsageException($"{name} needs a number.");
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
                throw new UsageException($"{name} takes a whole number, not '{text}'.");
            if (name == "--seconds")
                seconds = number;
            else if (name == "--seed")
                seed = number;
            else
                throw new UsageException($"'{name}' is not understood here.");
        }

        FuzzReport report = await SandboxFuzzer.RunAsync(TimeSpan.FromSeconds(seconds), seed);
        Console.WriteLine(report.ToString());
        foreach (string trouble in report.Troubles)
            Console.Error.WriteLine(trouble);
        return report.Troubles.Count == 0 ? ExitCode.Success : ExitCode.Failure;
    }
}
