using System.Globalization;
using System.Text.RegularExpressions;

namespace AdminIam.Sandbox.Authorization;

/// <summary>
/// Dates in conditions: those of ISO 8601 that W3C's note describes, from a year alone to fractions of a second, or
/// seconds since 1970.
/// </summary>
internal static class PolicyDate
{
    private const long FirstYear = -292275054;
    private const long LastYear = 292278993;

    // The seconds of the first and the last day that a DateTimeOffset can represent.
    private const long FirstSecond = -62_135_596_800;
    private const long LastSecond = 253_402_214_400;

    private static readonly Regex Pattern = new(
        "^(?<year>-?[0-9]{1,9})(-(?<month>[0-9]{1,2})(-(?<day>[0-9]{1,2}))?)?"
        + "(T((?<hour>[0-9]{1,2})(:(?<minute>[0-9]{1,2})(:(?<second>[0-9]{1,2})([.](?<fraction>[0-9]{1,9}))?)?)?"
        + "(Z|(?<sign>[+-])(?<zoneHour>[0-9]{2})(:(?<zoneMinute>[0-9]{2}))?)?)?)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>The time, or null for text that is not a date.</summary>
    public static DateTimeOffset? Parse(string text)
    {
        var isIso = text.IndexOfAny(['t', 'T', '-']) >= 0;
        if (isIso)
            return ParseIso(text);
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(Math.Min(seconds, LastSecond))
            : null;
    }

    private static DateTimeOffset? ParseIso(string text)
    {
        var match = Pattern.Match(text);
        if (!match.Success)
            return null;
        var year = Number(match, "year", 1);
        var month = Number(match, "month", 1);
        var day = Number(match, "day", 1);
        var hour = Number(match, "hour", 0);
        var minute = Number(match, "minute", 0);
        var second = Number(match, "second", 0);
        var zoneHour = Number(match, "zoneHour", 0);
        var zoneMinute = Number(match, "zoneMinute", 0);
        if (year is < FirstYear or > LastYear
            || month is < 1 or > 12
            || day is < 1 or > 31
            || hour > 23
            || minute > 59
            || second > 59
            || zoneHour > 23
            || zoneMinute > 59)
        {
            return null;
        }

        // DateTimeOffset has the years from 1 to 9999; all others are before or after any time of a request.
        if (year < 2)
            return DateTimeOffset.FromUnixTimeSeconds(FirstSecond);
        if (year > 9998)
            return DateTimeOffset.FromUnixTimeSeconds(LastSecond);
        var zone = TimeSpan.FromMinutes((zoneHour * 60) + zoneMinute);
        return new DateTimeOffset((int)year, (int)month, 1, (int)hour, (int)minute, (int)second, TimeSpan.Zero)
            .AddDays(day - 1)
            .AddTicks(Ticks(match.Groups["fraction"].Value))
            - (match.Groups["sign"].Value == "-" ? -zone : zone);
    }

    private static long Number(Match match, string group, long missing) =>
        match.Groups[group] is { Success: true } found
            ? long.Parse(found.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)
            : missing;

    private static long Ticks(string fraction) => fraction.Length == 0
        ? 0
        : long.Parse(fraction.PadRight(7, '0').Substring(0, 7), NumberStyles.None, CultureInfo.InvariantCulture);
}
