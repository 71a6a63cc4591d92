using System.Globalization;
using AdminIam.Sandbox.Settings;

namespace AdminIam.Sandbox.Console;

/// <summary>The program's arguments.</summary>
internal static class CommandLine
{
    public const string Help = """
        Usage: AdminIam.Sandbox [options]
          --port 4599              the port on 127.0.0.1; any free one without it
          --state iam.json         keep the account in this file
          --account 123456789012   the account id
          --access-key sandbox     the root identity's access key id
          --secret-key sandbox     the root identity's secret access key
          --any-credential         take every signed request for root's
          --users-quota 5000       how many users the account can have
          --latency 50ms           let every answer take this long (ms, s)
          --seed 1                 the seed of the failures below
          --throttle 0.1           how often a call is throttled, from 0 to 1
          --server-error 0.03      how often a call fails with HTTP 500
          --drop-before 0.03       how often the connection breaks before the work
          --drop-after 0.03        how often the connection breaks after the work
          --visibility-delay 2s    how long a new entity may stay hidden
          --unmodifiable 0.05      how often an entity is temporarily unmodifiable
        """;

    public static SandboxOptions Parse(string[] args)
    {
        var options = new SandboxOptions();
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--any-credential")
                options.AnyCredential = true;
            else
                Apply(options, args[i], i + 1 < args.Length ? args[++i] : throw new CommandLineException($"{args[i]} needs a value."));
        }

        return options;
    }

    private static void Apply(SandboxOptions options, string name, string value)
    {
        switch (name)
        {
            case "--port":
                options.Port = Number(name, value, 65535);
                break;
            case "--state":
                options.StatePath = Path.GetFullPath(value);
                break;
            case "--account":
                options.AccountId = value.Length == 12 && value.All(char.IsAsciiDigit)
                    ? value
                    : throw new CommandLineException("An AWS account id has twelve digits.");
                break;
            case "--access-key":
                options.AccessKey = value;
                break;
            case "--secret-key":
                options.SecretKey = value;
                break;
            case "--users-quota":
                options.UsersQuota = Number(name, value, int.MaxValue);
                break;
            case "--latency":
                options.Latency = Time(name, value);
                break;
            default:
                ApplyFault(options.Faults, name, value);
                break;
        }
    }

    private static void ApplyFault(SandboxFaults faults, string name, string value)
    {
        switch (name)
        {
            case "--seed":
                faults.Seed = Number(name, value, int.MaxValue);
                break;
            case "--throttle":
                faults.Throttle = Rate(name, value);
                break;
            case "--server-error":
                faults.ServerError = Rate(name, value);
                break;
            case "--drop-before":
                faults.DropBefore = Rate(name, value);
                break;
            case "--drop-after":
                faults.DropAfter = Rate(name, value);
                break;
            case "--visibility-delay":
                faults.VisibilityDelay = Time(name, value);
                break;
            case "--unmodifiable":
                faults.TemporarilyUnmodifiable = Rate(name, value);
                break;
            default:
                throw new CommandLineException($"{name} is not an option.");
        }
    }

    private static int Number(string name, string value, int max) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= max
            ? number
            : throw new CommandLineException($"{name} takes a whole number up to {max}, not '{value}'.");

    private static double Rate(string name, string value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate) && rate is >= 0 and <= 1
            ? rate
            : throw new CommandLineException($"{name} takes a number from 0 to 1, not '{value}'.");

    private static TimeSpan Time(string name, string value)
    {
        var (digits, unit) = value.EndsWith("ms", StringComparison.Ordinal)
            ? (value[..^2], TimeSpan.TicksPerMillisecond)
            : (value.TrimEnd('s'), TimeSpan.TicksPerSecond);
        return double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number < 86_400
            ? TimeSpan.FromTicks((long)(number * unit))
            : throw new CommandLineException($"{name} takes a time such as 50ms or 2s, not '{value}'.");
    }
}
