using System.Collections;
using System.Management.Automation;

namespace AdminIam.Input;

/// <summary>Marks a parameter whose value can come from a row, in a column with the parameter's name, one of its
/// aliases, or one of the names specified here.</summary>
/// <param name="names">Additional column names for this parameter.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ColumnAttribute(params string[] names) : ArgumentTransformationAttribute
{
    /// <summary>Additional column names for this parameter.</summary>
    public IReadOnlyList<string> Names { get; } = names;

    /// <summary>Whether the parameter is the name of the record, so that piped text is its value.</summary>
    public bool IsName { get; set; }

    /// <summary>Whether every record must have a value for this parameter.</summary>
    public bool IsRequired { get; set; }

    /// <summary>Whether only rows provide the value, because objects returned by commands use a property of this name
    /// for another purpose.</summary>
    public bool RowsOnly { get; set; }

    /// <summary>The property of an object that takes precedence over all other names, such as the ARN of a
    /// policy.</summary>
    public string? PreferredProperty { get; set; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        // PowerShell would use the text of the script block as the value.
        if (PowerShellValue.Unwrap(inputData) is ScriptBlock)
        {
            throw new ArgumentTransformationMetadataException(
                "A script block is not supported here. Add the required columns to the rows first, for example with "
                + "Select-Object @{ Name = 'UserName'; Expression = { $_.Login } }.");
        }

        return IsName || IsRequired ? Named(inputData) : inputData;
    }

    // PowerShell would convert the objects to their names, and their service would be lost.
    private static object? Named(object? input) => PowerShellValue.Unwrap(input) switch
    {
        { } one and not PSObject when HasService(one) => NameSource.NameOf(one),
        ICollection list and not IDictionary when list.Cast<object?>().Any(HasService) =>
            list.Cast<object?>().Select(Named).ToArray(),
        _ => input,
    };

    private static bool HasService(object? value) => ObjectServices.Of(value) is not null;
}
