namespace AdminIam.Input;

/// <summary>The properties of what the cmdlets return, which a CSV that was made of it has as columns.</summary>
internal static class OutputProperties
{
    private static readonly HashSet<string> Names = new(
        typeof(OutputProperties).Assembly.GetExportedTypes()
            .Where(type => type.Namespace == nameof(AdminIam))
            .SelectMany(type => type.GetProperties())
            .Select(property => ColumnName.Normalize(property.Name)),
        StringComparer.Ordinal);

    /// <summary>Whether a column is such a property, so that nobody has to be told that it is not used.</summary>
    /// <param name="column">The column's name.</param>
    public static bool Contains(string column) => Names.Contains(ColumnName.Normalize(column));
}
