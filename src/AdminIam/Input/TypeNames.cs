using System.Collections;
using System.Management.Automation;

namespace AdminIam.Input;

/// <summary>Names the types of values for people.</summary>
internal static class TypeNames
{
    /// <summary>What a value is, with its article: <c>a number</c>, <c>an AdminGroup</c>, <c>a System.IO.FileInfo</c>.</summary>
    public static string Describe(object? value) => PowerShellValue.Unwrap(value) switch
    {
        null => "nothing",
        PSObject => "an object",
        string => "text",
        bool => "a truth value",
        DateTime => "a date",
        IDictionary => "a hashtable",
        Array => "a list",
        { } other when PowerShellValue.TextOf(other) is not null => "a number",
        { } other when other.GetType().Namespace == nameof(AdminIam) => $"an {other.GetType().Name}",
        { } other => $"a {other.GetType().FullName}",
    };
}
