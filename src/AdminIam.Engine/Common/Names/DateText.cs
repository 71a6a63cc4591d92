using System.Globalization;

namespace AdminIam.Engine.Common.Names;

/// <summary>Writes dates independently of the culture.</summary>
public static class DateText
{
    /// <summary>Returns the day, such as <c>2026-11-27</c>.</summary>
    /// <param name="time">The time, in UTC.</param>
    public static string Of(DateTime time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Returns the minute, such as <c>2026-11-27 01:30 UTC</c>.</summary>
    /// <param name="time">The time, in UTC.</param>
    public static string MinuteOf(DateTime time) =>
        time.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
