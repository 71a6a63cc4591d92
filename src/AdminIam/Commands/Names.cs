using System.Management.Automation;

namespace AdminIam.Commands;

/// <summary>How cmdlets read the names they are given.</summary>
internal static class Names
{
    /// <summary>A cell of a CSV that is empty says nothing.</summary>
    /// <param name="text">The cell.</param>
    public static string? OrNothing(string? text) => string.IsNullOrWhiteSpace(text) ? null : text!.Trim();

    /// <summary>Whether a name stands for several.</summary>
    /// <param name="name">The name.</param>
    public static bool IsPattern(string name) => WildcardPattern.ContainsWildcardCharacters(name);

    /// <summary>The pattern a name is; IAM's names are the same whatever their case.</summary>
    /// <param name="name">The name.</param>
    public static WildcardPattern Pattern(string name) => WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
}
