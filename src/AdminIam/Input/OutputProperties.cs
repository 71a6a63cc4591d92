namespace AdminIam.Input;

/// <summary>The property names of the output types. A CSV exported from their objects has these columns, and those that
/// PowerShell adds to objects of jobs and remote sessions.</summary>
internal static class OutputProperties
{
    private static readonly string[] AddedByRemoting =
        ["PSComputerName", "PSShowComputerName", "PSSourceJobInstanceId", "RunspaceId"];

    private static readonly HashSet<string> Names = new(
        typeof(OutputProperties).Assembly.GetExportedTypes()
            .Where(type => type.Namespace == nameof(AdminIam))
            .SelectMany(type => type.GetProperties())
            .Select(property => property.Name)
            .Concat(AddedByRemoting)
            .Select(ColumnName.Normalize),
        StringComparer.Ordinal);

    /// <summary>Returns whether a column is such a property, so that no warning about an unused column is
    /// needed.</summary>
    public static bool Contains(string column) => Names.Contains(ColumnName.Normalize(column));
}
