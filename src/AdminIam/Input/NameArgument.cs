using System.Management.Automation;

namespace AdminIam.Input;

/// <summary>Reads names that are passed to cmdlets.</summary>
internal static class NameArgument
{
    /// <summary>Returns the trimmed text, or <see langword="null"/> for an empty CSV cell.</summary>
    public static string? OrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text!.Trim();

    /// <summary>Returns the policy name in an ARN. A name is returned unchanged.</summary>
    public static string OfPolicy(string nameOrArn) => nameOrArn.Substring(nameOrArn.LastIndexOf('/') + 1);

    /// <summary>Returns whether a name contains wildcards.</summary>
    public static bool IsPattern(string name) => WildcardPattern.ContainsWildcardCharacters(name);

    /// <summary>Returns the pattern of a name with wildcards. IAM names are not case-sensitive.</summary>
    public static WildcardPattern Pattern(string name) => WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
}
