using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Names;

namespace AdminIam.Input;

/// <summary>Maps the columns of a row to parameters. A map is created once for all rows with the same
/// columns.</summary>
internal sealed class ColumnMap
{
    private const string FullName = "NAME";
    private const string EmailAddress = "EMAILADDRESS";
    private static readonly char[] OtherDelimiters = [';', '\t', '|'];
    private static readonly (string Start, string Reader)[] FirstLines =
        [("sep=", "spreadsheet programs support"), ("version:v", "Microsoft Entra reads")];

    private readonly Dictionary<RowParameter, string> _columns = [];
    private readonly List<string> _unused = [];
    private readonly List<ColumnChoice> _choices = [];
    private readonly List<string> _withheld = [];

    private ColumnMap()
    {
    }

    /// <summary>The parameters that have a column, with the name of the column.</summary>
    public IReadOnlyDictionary<RowParameter, string> Columns => _columns;

    /// <summary>The columns that match no parameter.</summary>
    public IReadOnlyList<string> Unused => _unused;

    /// <summary>The parameters that are read from columns of a directory export.</summary>
    public IReadOnlyList<ColumnChoice> Choices => _choices;

    /// <summary>The columns that contain passwords of a directory, which are not used.</summary>
    public IReadOnlyList<string> Withheld => _withheld;

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
            let normalized = ColumnName.Normalize(ColumnName.WithoutAnnotation(column))
            from parameter in parameters
            let rank = parameter.Rank(normalized)
            where rank is not null
            select new Candidate(column, normalized, parameter, rank.Value)).ToList();
        var candidates = ranked.GroupBy(candidate => candidate.Parameter).Select(group => group.ToList()).ToList();
        candidates.ForEach(map.Choose);
        candidates.ForEach(map.NoteChoice);
        map.WithholdPasswords();
        map._unused.AddRange(columns
            .Where(column => !map._columns.ContainsValue(column))
            .Except(map._choices.SelectMany(choice => choice.Others).Concat(map._withheld)));
        map.CheckSpelling(parameters);
        return map;
    }

    /// <summary>Returns whether the cells of a column are not shown, because they are or could be
    /// passwords.</summary>
    public bool IsSecret(string column) =>
        ColumnName.Normalize(column).Contains("PASSWORD")
        || _columns.Any(pair => pair.Value == column && pair.Key.IsSecret);

    private void Choose(List<Candidate> candidates) =>
        _columns[candidates[0].Parameter] = Best(candidates.Except(FullNames(candidates)).ToList());

    private void NoteChoice(List<Candidate> candidates)
    {
        var parameter = candidates[0].Parameter;
        var column = _columns[parameter];
        if (candidates.Find(candidate => candidate.Column == column)!.Rank < RowParameter.FirstDirectoryRank)
            return;
        var fullNames = FullNames(candidates);
        var others = candidates.Except(fullNames).OrderBy(candidate => candidate.Rank).Concat(fullNames)
            .Select(candidate => candidate.Column).Where(other => !_columns.ContainsValue(other));
        _choices.Add(new ColumnChoice(parameter, column, others.ToList()));
    }

    // Directories have the full name of a person in the column Name. An email address alone does not show that the
    // rows come from a directory.
    private static List<Candidate> FullNames(List<Candidate> candidates) => candidates.FindAll(candidate =>
        candidate.Normalized == FullName && candidates.Exists(
            other => other.Rank >= RowParameter.FirstDirectoryRank && other.Normalized != EmailAddress));

    // Passwords of a directory are placeholders, hashes, or passwords that are in use elsewhere. They are used only if
    // the file was written for this module: with a column UserName, and without what a directory adds to Password.
    private void WithholdPasswords()
    {
        var isDirectory = _choices.Exists(choice => choice.Parameter.Column.IsName);
        foreach (var pair in _columns.Where(pair => pair.Key.IsSecret).ToList())
        {
            if (!isDirectory && ColumnName.WithoutAnnotation(pair.Value) == pair.Value)
                continue;
            _columns.Remove(pair.Key);
            _withheld.Add(pair.Value);
        }
    }

    private static string Best(List<Candidate> candidates)
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
            var normalized = ColumnName.Normalize(ColumnName.WithoutAnnotation(column));
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
        var reader = Array.Find(FirstLines, line =>
            columns.Count > 0 && columns[0].StartsWith(line.Start, StringComparison.OrdinalIgnoreCase)).Reader;
        if (reader is not null)
        {
            throw new AdminException(
                "UnknownColumn", ErrorKind.InvalidArgument, columns[0],
                $"The file starts with the line '{columns[0]}', which only {reader}.",
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

    private sealed record Candidate(string Column, string Normalized, RowParameter Parameter, int Rank);
}
