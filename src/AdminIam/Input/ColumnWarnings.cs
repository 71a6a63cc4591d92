using System.Management.Automation;
using AdminIam.Engine.Common.Names;

namespace AdminIam.Input;

/// <summary>States once for each column, not for each row, how the columns of the rows are used.</summary>
/// <param name="cmdlet">The cmdlet that writes the warnings.</param>
internal sealed class ColumnWarnings(PSCmdlet cmdlet)
{
    private readonly HashSet<string> _unused = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);

    /// <summary>Writes what has not been written yet about the columns of a row.</summary>
    /// <param name="map">The map of the columns.</param>
    /// <param name="open">The parameters that the command line does not specify.</param>
    public void Write(ColumnMap map, IReadOnlyList<RowParameter> open)
    {
        foreach (var choice in map.Choices.Where(choice => open.Contains(choice.Parameter)))
            Write(choice);
        foreach (var column in map.Withheld.Where(column => _written.Add(column)))
        {
            cmdlet.WriteWarning(
                $"The column '{VisibleText.Of(column)}' is not used, because passwords of a directory are not set as "
                + "passwords of AWS. To use it, rename the columns to UserName and Password.");
        }

        WriteUnused(map, open);
    }

    private void Write(ColumnChoice choice)
    {
        var text = $"{choice.Parameter.Name} is read from the column '{VisibleText.Of(choice.Column)}'";
        if (!_written.Add(text))
            return;
        if (choice.Others.Count == 0)
        {
            cmdlet.WriteVerbose($"{text}.");
            return;
        }

        cmdlet.WriteWarning(
            $"{text}, not from {string.Join(", ", choice.Others.Select(column => $"'{VisibleText.Of(column)}'"))}. "
            + $"To use another column, rename it to {choice.Parameter.Name}.");
    }

    private void WriteUnused(ColumnMap map, IReadOnlyList<RowParameter> open)
    {
        var used = map.Columns.Where(pair => open.Contains(pair.Key)).Select(pair => pair.Value);
        var overridden = map.Columns.Values.Except(used);
        var unused = map.Unused
            .Where(column => !OutputProperties.Contains(column, cmdlet.GetType()))
            .Concat(overridden)
            .Where(_unused.Add).Select(column => $"'{VisibleText.Of(column)}'").ToList();
        if (unused.Count == 0)
            return;
        cmdlet.WriteWarning(
            (unused.Count == 1 ? $"The column {unused[0]} is" : $"The columns {string.Join(", ", unused)} are")
            + $" not used. Available columns: {string.Join(", ", open.Select(parameter => parameter.Name))}.");
    }
}
