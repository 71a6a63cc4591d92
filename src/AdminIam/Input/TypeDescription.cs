using System.Collections;
using System.Management.Automation;

namespace AdminIam.Input;

/// <summary>Describes the types of values in error messages.</summary>
internal static class TypeDescription
{
    /// <summary>Returns the type with its article: <c>a number</c>, <c>an AdminGroup</c>, <c>a
    /// System.IO.FileInfo</c>.</summary>
    public static string Of(object? value) => PowerShellValue.Unwrap(value) switch
    {
        null => "nothing",
        PSObject => "an object",
        string => "text",
        bool => "a Boolean",
        DateTime => "a date",
        IDictionary => "a hashtable",
        Array => "a list",
        { } other when PowerShellValue.TextOf(other) is not null => "a number",
        { } other when other.GetType().Namespace == nameof(AdminIam) => $"an {other.GetType().Name}",
        { } other => $"a {other.GetType().FullName}",
    };
}
