using System.Globalization;
using AdminIam.Sandbox.Settings;

namespace AdminIam.Sandbox.Console;

/// <summary>The kinds of values on the command line.</summary>
internal static class SettingValue
{
    private const int LastPort = 65535;
    private const int SecondsOfADay = 86_400;

    public static readonly SettingValue<string> Text = new("text", "a text", TryText);

    public static readonly SettingValue<string> AccountId = new("id", "an account id of twelve digits", TryAccountId);

    public static readonly SettingValue<string> Partition = new(
        "name", string.Join(" or ", SandboxPartition.Names), TryPartition);

    public static readonly SettingValue<IReadOnlyList<SandboxMemberAccount>> Accounts = new(
        "name=id,...", "accounts such as Prod=111122223333, separated by commas", TryAccounts);

    public static readonly SettingValue<int> Number = new("number", "a whole number", TryNumber);

    public static readonly SettingValue<int> Port = new(
        "number",
        $"a whole number up to {LastPort}",
        (string text, out int port) => TryNumber(text, out port) && port <= LastPort);

    public static readonly SettingValue<double> Rate = new("0..1", "a number from 0 to 1", TryRate);

    public static readonly SettingValue<TimeSpan> Time = new("time", "a time such as 50ms or 2s", TryTime);

    private static bool TryText(string text, out string value)
    {
        value = text;
        return true;
    }

    private static bool TryAccountId(string text, out string id)
    {
        id = text;
        return text.Length == 12 && text.All(char.IsAsciiDigit);
    }

    private static bool TryPartition(string text, out string partition)
    {
        partition = text;
        return SandboxPartition.Names.Contains(text);
    }

    private static bool TryAccounts(string text, out IReadOnlyList<SandboxMemberAccount> accounts)
    {
        var read = new List<SandboxMemberAccount>();
        accounts = read;
        foreach (var part in text.Split(','))
        {
            if (!SandboxMemberAccount.TryParse(part, out var account) || read.Exists(other => other.Id == account.Id))
                return false;
            read.Add(account);
        }

        return true;
    }

    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static bool TryRate(string text, out double rate) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out rate)
        && rate is >= 0 and <= 1;

    private static bool TryTime(string text, out TimeSpan time)
    {
        var (digits, unit) = text.EndsWith("ms", StringComparison.Ordinal)
            ? (text[..^2], TimeSpan.TicksPerMillisecond)
            : (text.TrimEnd('s'), TimeSpan.TicksPerSecond);
        var isTime = double.TryParse(
            digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number < SecondsOfADay;
        time = isTime ? TimeSpan.FromTicks((long)(number * unit)) : default;
        return isTime;
    }
}
