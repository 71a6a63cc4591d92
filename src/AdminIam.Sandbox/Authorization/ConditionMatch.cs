using System.Globalization;
using System.Net;

namespace AdminIam.Sandbox.Authorization;

/// <summary>Whether a condition is met by the keys of a request.</summary>
internal static class ConditionMatch
{
    public static bool Holds(PolicyCondition condition, RequestKeys keys, bool variables)
    {
        var values = keys.Find(condition.Key);
        var name = condition.Operator.Name;
        if (name == "null")
            return condition.Values.Any(value => IsTrue(value) == (values is null));

        if (values is null || values.Count == 0)
        {
            return condition.Operator.IfExists
                || condition.Operator.Set == ConditionSet.All
                || (IsNegated(name) && condition.Operator.Set == ConditionSet.None);
        }

        var expected = condition.Values
            .Select(value => Wildcard.Expand(value, variables ? keys : null))
            .OfType<string>()
            .ToList();
        bool Meets(string actual) => IsNegated(name)
            ? !expected.Exists(value => Compare(Positive(name), actual, value))
            : expected.Exists(value => Compare(name, actual, value));

        return condition.Operator.Set == ConditionSet.Any ? values.Any(Meets) : values.All(Meets);
    }

    private static bool IsTrue(string value) => value.Equals("true", StringComparison.OrdinalIgnoreCase);

    private static bool IsNegated(string name) => name.Contains("not");

    private static string Positive(string name) => name.Replace("not", "");

    private static bool Compare(string name, string actual, string expected) => name switch
    {
        "stringlike" or "arnlike" or "arnequals" => Wildcard.Matches(expected, actual),
        "stringequals" or "binaryequals" => Wildcard.Literal(expected) == actual,
        "stringequalsignorecase" or "bool" =>
            Wildcard.Literal(expected).Equals(actual, StringComparison.OrdinalIgnoreCase),
        "ipaddress" => InNetwork(actual, expected),
        _ when name.StartsWith("numeric", StringComparison.Ordinal) =>
            Number(actual) is { } left
            && Number(expected) is { } right
            && Order(name.Substring(7), left.CompareTo(right)),
        _ => Time(actual) is { } left && Time(expected) is { } right && Order(name.Substring(4), left.CompareTo(right)),
    };

    private static bool Order(string relation, int order) => relation switch
    {
        "equals" => order == 0,
        "lessthan" => order < 0,
        "lessthanequals" => order <= 0,
        "greaterthan" => order > 0,
        _ => order >= 0,
    };

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateTimeOffset? Time(string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds)
            && seconds is > -62_000_000_000 and < 253_000_000_000)
        {
            return DateTimeOffset.FromUnixTimeSeconds(seconds);
        }

        return DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;
    }

    private static bool InNetwork(string actual, string network)
    {
        var slash = network.IndexOf('/');
        if (!IPAddress.TryParse(actual, out var address)
            || !IPAddress.TryParse(slash < 0 ? network : network.Substring(0, slash), out var start)
            || address.AddressFamily != start.AddressFamily)
        {
            return false;
        }

        var left = address.GetAddressBytes();
        var right = start.GetAddressBytes();
        var bits = left.Length * 8;
        if (slash >= 0
            && (!int.TryParse(
                network.Substring(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out bits)
                || bits > left.Length * 8))
        {
            return false;
        }

        for (var bit = 0; bit < bits; bit++)
        {
            var mask = 0x80 >> (bit % 8);
            if ((left[bit / 8] & mask) != (right[bit / 8] & mask))
                return false;
        }

        return true;
    }
}
