using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Names;

namespace AdminIam.Input;

/// <summary>Maps the columns of a row to parameters. A map is created once for all rows with the same
/// columns.</summary>
internal sealed class ColumnMap
{
    private static readonly char[] OtherDelimiters = [';', '\t', '|'];
    private readonly Dictionary<RowParameter, string> _columns = [];
    private readonly List<string> _unused = [];

    private ColumnMap()
    {
    }

    /// <summary>The parameters that have a column, with the name of the column.</summary>
    public IReadOnlyDictionary<RowParameter, string> Columns => _columns;

    /// <summary>The columns that match no parameter.</summary>
    public IReadOnlyList<string> Unused => _unused;

    /// <summary>Creates the map of a set of columns.</summary>
    /// <param name="parameters">The parameters that can come from rows.</param>
    /// <exception cref="AdminException">The columns are ambiguous or not recognized, so no row may be
    /// processed.</exception>
    public static ColumnMap Create(IReadOnlyList<string> columns, IReadOnlyList<RowParameter> parameters)
    {
        CheckDelimiter(columns, parameters);
        var map = new ColumnMap();
        var ranked = (
            from column in columns
            let normalized = ColumnName.Normalize(column)
            from parameter in parameters
            let rank = parameter.Rank(normalized)
            where rank is not null
            select (Column: column, Parameter: parameter, Rank: rank.Value)).ToList();
        foreach (var candidates in ranked.GroupBy(candidate => candidate.Parameter))
            map._columns[candidates.Key] = Best(candidates.ToList());

        map._unused.AddRange(columns.Where(column => !map._columns.ContainsValue(column)));
        map.CheckSpelling(parameters);
        return map;
    }

    private static string Best(List<(string Column, RowParameter Parameter, int Rank)> candidates)
    {
        var best = candidates.Min(candidate => candidate.Rank);
        var equal = candidates.Where(candidate => candidate.Rank == best).ToList();
        if (equal.Count == 1)
            return equal[0].Column;
        var parameter = equal[0].Parameter.Name;
        throw new AdminException(
            "AmbiguousColumn", ErrorKind.InvalidArgument, parameter,
            $"The columns {string.Join(" and ", equal.Select(candidate => $"'{candidate.Column}'"))} "
            + $"both match {parameter}.",
            $"Remove or rename one of them. A column named {parameter} takes precedence over its other names.");
    }

    // A misspelled column, such as a permissions boundary, would otherwise be ignored silently.
    private void CheckSpelling(IReadOnlyList<RowParameter> parameters)
    {
        foreach (var column in _unused.Where(column => !OutputProperties.Contains(column)))
        {
            var normalized = ColumnName.Normalize(column);
            if (parameters.FirstOrDefault(p => !_columns.ContainsKey(p) && p.IsNear(normalized)) is not { } meant)
                continue;
            throw new AdminException(
                "UnknownColumn", ErrorKind.InvalidArgument, column,
                $"No parameter matches the column '{VisibleText.Of(column)}'. Did you mean {meant.Name}?",
                $"Rename the column to {meant.Name}, or remove it. No rows were processed.");
        }
    }

    private static void CheckDelimiter(IReadOnlyList<string> columns, IReadOnlyList<RowParameter> parameters)
    {
        if (columns.Count > 0 && columns[0].StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
        {
            throw new AdminException(
                "UnknownColumn", ErrorKind.InvalidArgument, columns[0],
                $"The file starts with the line '{columns[0]}', which only spreadsheet programs support.",
                "Remove the line, or skip it: Get-Content <file> | Select-Object -Skip 1 | ConvertFrom-Csv");
        }

        if (columns.Count != 1)
            return;
        foreach (var delimiter in OtherDelimiters.Where(delimiter => columns[0].Contains(delimiter)))
        {
            var parts = columns[0].Split(delimiter).Select(ColumnName.Normalize).ToList();
            if (!parts.Exists(part => parameters.Any(parameter => parameter.Rank(part) is not null)))
                continue;
            var name = delimiter == '\t' ? "tabs" : delimiter == ';' ? "semicolons" : "vertical bars";
            throw new AdminException(
                "WrongDelimiter", ErrorKind.InvalidArgument, columns[0],
                $"The file has a single column, '{columns[0].Replace("\t", "<tab>")}', "
                + $"because its values are separated by {name}.",
                $"Specify the delimiter: Import-Csv <file> -Delimiter "
                + (delimiter == '\t' ? "\"`t\"" : $"'{delimiter}'"));
        }
    }
}
