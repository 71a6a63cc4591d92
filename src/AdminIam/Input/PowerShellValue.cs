using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace AdminIam.Input;

/// <summary>Reads values that PowerShell may have wrapped in a PSObject.</summary>
internal static class PowerShellValue
{
    /// <summary>Returns the value without its PSObject wrapper. A custom object, which has no other content than its
    /// properties, stays wrapped.</summary>
    public static object? Unwrap(object? value) =>
        value is PSObject wrapped && wrapped.BaseObject is not PSCustomObject ? wrapped.BaseObject : value;

    /// <summary>Returns a string, or a number as text; <see langword="null"/> for any other value.</summary>
    public static string? TextOf(object? value) => Unwrap(value) switch
    {
        string text => text,
        char character => character.ToString(),
        sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal =>
            Convert.ToString(Unwrap(value), CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>Returns whether a value is null, empty, white space, or an empty list.</summary>
    public static bool IsEmpty(object? value) => Unwrap(value) switch
    {
        null => true,
        string text => string.IsNullOrWhiteSpace(text),
        ICollection list => list.Count == 0,
        _ => false,
    };
}
