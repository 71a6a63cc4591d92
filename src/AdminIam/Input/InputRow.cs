using System.Collections;
using System.Data;
using System.Management.Automation;

namespace AdminIam.Input;

/// <summary>A row: a CSV line, a hashtable, a data row or a custom object.</summary>
internal sealed class InputRow
{
    private readonly Dictionary<string, object?> _cells = new(StringComparer.Ordinal);

    private InputRow(IEnumerable<KeyValuePair<string, object?>> cells)
    {
        foreach (var cell in cells)
            _cells[cell.Key] = cell.Value;
    }

    /// <summary>The column names, in order.</summary>
    public IReadOnlyList<string> Columns => _cells.Keys.ToList();

    /// <summary>Whether all cells are empty.</summary>
    public bool IsEmpty => _cells.Values.All(PowerShellValue.IsEmpty);

    /// <summary>The value of a column.</summary>
    public object? this[string column] => _cells[column];

    /// <summary>Returns an object as a row, or <see langword="null"/> if the object is not a row.</summary>
    public static InputRow? TryRead(object? value) => PowerShellValue.Unwrap(value) switch
    {
        PSObject custom => new InputRow(custom.Properties.Select(property =>
            new KeyValuePair<string, object?>(property.Name, property.Value))),
        IDictionary table => new InputRow(table.Cast<DictionaryEntry>().Select(entry =>
            new KeyValuePair<string, object?>(entry.Key.ToString() ?? string.Empty, entry.Value))),
        DataRow row => OfTable(row),
        DataRowView view => OfTable(view.Row),
        _ => null,
    };

    private static InputRow OfTable(DataRow row) => new(row.Table.Columns.Cast<DataColumn>().Select(column =>
        new KeyValuePair<string, object?>(column.ColumnName, row[column] is DBNull ? null : row[column])));
}
