using System.Collections.Concurrent;
using System.Reflection;

namespace AdminIam.Input;

/// <summary>The parameters of a cmdlet that can come from rows.</summary>
internal static class RowParameters
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<RowParameter>> Known = new();

    /// <summary>Returns the parameters of a cmdlet type.</summary>
    public static IReadOnlyList<RowParameter> Of(Type cmdlet) => Known.GetOrAdd(cmdlet, type =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(property => (Property: property, Column: property.GetCustomAttribute<ColumnAttribute>()))
            .Where(pair => pair.Column is not null)
            .Select(pair => new RowParameter(pair.Property, pair.Column!))
            .ToList());
}
