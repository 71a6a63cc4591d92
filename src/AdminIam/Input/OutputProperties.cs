namespace AdminIam.Input;

/// <summary>The property names of the output types. A CSV exported from their objects has these columns.</summary>
internal static class OutputProperties
{
    private static readonly HashSet<string> Names = new(
        typeof(OutputProperties).Assembly.GetExportedTypes()
            .Where(type => type.Namespace == nameof(AdminIam))
            .SelectMany(type => type.GetProperties())
            .Select(property => ColumnName.Normalize(property.Name)),
        StringComparer.Ordinal);

    /// <summary>Returns whether a column is such a property, so that no warning about an unused column is
    /// needed.</summary>
    public static bool Contains(string column) => Names.Contains(ColumnName.Normalize(column));
}
