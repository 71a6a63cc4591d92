using System.Xml;

namespace AdminIam.Engine.IdentityCenter.PermissionSets;

/// <summary>Converts session durations to and from the ISO 8601 text of the API, such as <c>PT8H</c>.</summary>
public static class SessionDurationText
{
    /// <summary>Returns the text.</summary>
    public static string Of(TimeSpan duration) => XmlConvert.ToString(duration);

    /// <summary>Returns the duration; <see langword="null"/> if the text is not a duration.</summary>
    public static TimeSpan? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        try
        {
            return XmlConvert.ToTimeSpan(text!.Trim().ToUpperInvariant());
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
