namespace AdminIam.Input;

/// <summary>The column of a directory export from which a parameter is read.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Column">The column that is used.</param>
/// <param name="Others">The columns that could have been used too, in order of precedence.</param>
internal sealed record ColumnChoice(RowParameter Parameter, string Column, IReadOnlyList<string> Others);
