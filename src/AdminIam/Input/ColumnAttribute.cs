using System.Management.Automation;

namespace AdminIam.Input;

/// <summary>
/// Marks a parameter whose value a row may give, in a column that has the parameter's name, one of its aliases or one of
/// the names given here.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ColumnAttribute : ArgumentTransformationAttribute
{
    /// <summary>Marks a parameter.</summary>
    /// <param name="names">More names that a column of this parameter may have.</param>
    public ColumnAttribute(params string[] names) => Names = names;

    /// <summary>More names that a column of this parameter may have.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Whether this parameter names what the record is about, so that a piped text is its value.</summary>
    public bool IsName { get; set; }

    /// <summary>Whether a record without a value for this parameter is an error.</summary>
    public bool IsRequired { get; set; }

    /// <summary>Whether only rows give the value: objects that a command returned have such a property for another purpose.</summary>
    public bool RowsOnly { get; set; }

    /// <summary>The property of an object that is preferred to all other names, such as the ARN of a policy.</summary>
    public string? PreferredProperty { get; set; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        // PowerShell would take the script's own text for the value.
        if (PowerShellValue.Unwrap(inputData) is ScriptBlock)
        {
            throw new ArgumentTransformationMetadataException(
                "A script block is not accepted here. Give the rows the right columns first, for example with "
                + "Select-Object @{ Name = 'UserName'; Expression = { $_.Login } }.");
        }

        return inputData;
    }
}
