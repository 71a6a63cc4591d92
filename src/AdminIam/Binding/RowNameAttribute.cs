using System.Management.Automation;

namespace AdminIam.Binding;

/// <summary>Refuses a row without the column of the name. PowerShell would take the whole row for the name.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RowNameAttribute : ArgumentTransformationAttribute
{
    private const string Alias = "Name";
    private readonly string _column;

    /// <summary>Makes the check for a column.</summary>
    /// <param name="column">The column that has to be there.</param>
    public RowNameAttribute(string column) => _column = column;

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (inputData is not PSObject { BaseObject: PSCustomObject } row)
            return inputData;
        // Left as it is, the row does not fit a name, and PowerShell goes on to its columns.
        if (row.Properties[_column] is not null || row.Properties[Alias] is not null)
            return inputData;
        var columns = string.Join(", ", row.Properties.Select(property => property.Name));
        throw new ArgumentTransformationMetadataException(
            $"The row has no column {_column}. It has: {columns}. Rename the column that holds the name to {_column}.");
    }
}
