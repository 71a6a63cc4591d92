using System.Management.Automation;

namespace AdminIam.Input;

/// <summary>How cmdlets read the names they are given.</summary>
internal static class Names
{
    /// <summary>A cell of a CSV that is empty says nothing.</summary>
    /// <param name="text">The cell.</param>
    public static string? OrNothing(string? text) => string.IsNullOrWhiteSpace(text) ? null : text!.Trim();

    /// <summary>The name in a policy's ARN; a name is its own.</summary>
    /// <param name="nameOrArn">The name or ARN.</param>
    public static string OfPolicy(string nameOrArn) => nameOrArn.Substring(nameOrArn.LastIndexOf('/') + 1);

    /// <summary>Whether a name stands for several.</summary>
    /// <param name="name">The name.</param>
    public static bool IsPattern(string name) => WildcardPattern.ContainsWildcardCharacters(name);

    /// <summary>The pattern a name is; IAM's names are the same whatever their case.</summary>
    /// <param name="name">The name.</param>
    public static WildcardPattern Pattern(string name) => WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
}
