using System.Reflection;

namespace AdminIam.Build.Help;

/// <summary>A cmdlet's parameter as its property declares it.</summary>
internal sealed record ParameterMetadata(
    PropertyInfo Property,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<string> ValidValues,
    bool SupportsWildcards,
    IReadOnlyList<string>? ColumnNames,
    IReadOnlyList<ParameterBinding> Bindings)
{
    private const string AllSets = "__AllParameterSets";

    public string Name => Property.Name;

    public Type Type => Property.PropertyType;

    public bool IsSwitch => Type.FullName == "System.Management.Automation.SwitchParameter";

    /// <summary>Whether a row of a CSV can specify the value.</summary>
    public bool IsColumn => ColumnNames is not null;

    public bool IsList => Type.IsArray;

    public override string ToString() => Name;

    /// <summary>Null if the property is not a parameter.</summary>
    public static ParameterMetadata? TryRead(PropertyInfo property)
    {
        CustomAttributeData[] attributes = [.. property.PowerShellAttributes("ParameterAttribute")];
        if (attributes.Length == 0)
            return null;
        return new ParameterMetadata(
            property,
            Texts(property, "AliasAttribute"),
            property.PropertyType.IsEnum
                ? [.. property.PropertyType.GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => f.Name)]
                : Texts(property, "ValidateSetAttribute"),
            property.PowerShellAttributes("SupportsWildcardsAttribute").Any(),
            ReadColumnNames(property),
            [.. attributes.Select(ReadBinding)]);
    }

    private static string[]? ReadColumnNames(PropertyInfo property)
    {
        var column = property.GetCustomAttributesData().SingleOrDefault(a => a.AttributeType.Name == "ColumnAttribute");
        return column is null
            ? null
            : [
                property.Name, .. Texts(property, "AliasAttribute"),
                .. column.ConstructorArguments.SelectMany(a => a.Elements()).OfType<string>(),
            ];
    }

    private static string[] Texts(PropertyInfo property, string attribute) =>
    [
        .. property.PowerShellAttributes(attribute)
            .SelectMany(a => a.ConstructorArguments).SelectMany(a => a.Elements()).OfType<string>(),
    ];

    private static ParameterBinding ReadBinding(CustomAttributeData attribute) => new(
        attribute.Named<string>("ParameterSetName") ?? AllSets,
        // The default of the attribute is int.MinValue, which means no position.
        attribute.NamedArguments.Any(a => a.MemberName == "Position") ? attribute.Named<int>("Position") : null,
        attribute.Named<bool>("Mandatory"),
        attribute.Named<bool>("ValueFromPipeline"),
        attribute.Named<bool>("ValueFromPipelineByPropertyName"),
        attribute.Named<bool>("ValueFromRemainingArguments"),
        attribute.Named<bool>("DontShow"));
}
