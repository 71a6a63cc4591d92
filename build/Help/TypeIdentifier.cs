namespace AdminIam.Build.Help;

/// <summary>Returns the names of types in help and in the documentation file.</summary>
internal static class TypeIdentifier
{
    /// <summary>The short name, as in <c>-Tag &lt;String[]&gt;</c>.</summary>
    public static string Short(Type type) => type switch
    {
        { IsArray: true } => Short(type.GetElementType()!) + "[]",
        { IsGenericType: true } when Underlying(type) is { } underlying => Short(underlying),
        _ => type.Name,
    };

    public static string Full(Type type) => type.IsGenericType && Underlying(type) is { } underlying
        ? Full(underlying)
        : type.FullName ?? type.Name;

    /// <summary>The name in a documentation ID, as in <c>T:Namespace.Outer.Inner</c>.</summary>
    public static string DocumentationId(Type type)
    {
        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        return definition.FullName!.Replace('+', '.');
    }

    private static Type? Underlying(Type type) =>
        type.GetGenericTypeDefinition().FullName == "System.Nullable`1" ? type.GetGenericArguments()[0] : null;
}
