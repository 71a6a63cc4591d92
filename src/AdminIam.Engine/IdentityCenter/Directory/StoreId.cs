using System.Text.RegularExpressions;

namespace AdminIam.Engine.IdentityCenter.Directory;

/// <summary>The IDs that an identity store gives to users and groups.</summary>
/// <remarks>The pattern is that of ResourceId in the Identity Store API reference.</remarks>
internal static class StoreId
{
    private static readonly Regex Pattern = new(
        "^([0-9a-f]{10}-)?[A-Fa-f0-9]{8}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{12}$",
        RegexOptions.CultureInvariant);

    /// <summary>Returns whether a text has the form of an ID. A name can have the same form.</summary>
    public static bool IsMatch(string text) => Pattern.IsMatch(text);
}
