using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace AdminIam.Input;

/// <summary>Values as PowerShell passes them, in its wrapper or without it.</summary>
internal static class PowerShellValue
{
    /// <summary>The value without PowerShell's wrapper. An object that has nothing but its properties stays wrapped.</summary>
    public static object? Unwrap(object? value) =>
        value is PSObject wrapped && wrapped.BaseObject is not PSCustomObject ? wrapped.BaseObject : value;

    /// <summary>The text of a text or a number; <see langword="null"/> for everything else.</summary>
    public static string? TextOf(object? value) => Unwrap(value) switch
    {
        string text => text,
        char character => character.ToString(),
        sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal =>
            Convert.ToString(Unwrap(value), CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>Whether the value is nothing: null, empty or white space, or a list without items.</summary>
    public static bool IsEmpty(object? value) => Unwrap(value) switch
    {
        null => true,
        string text => string.IsNullOrWhiteSpace(text),
        ICollection list => list.Count == 0,
        _ => false,
    };
}
