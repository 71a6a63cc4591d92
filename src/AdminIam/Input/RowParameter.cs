using System.Globalization;
using System.Management.Automation;
using System.Reflection;

namespace AdminIam.Input;

/// <summary>A parameter whose value a row may give.</summary>
internal sealed class RowParameter
{
    private readonly PropertyInfo _property;
    private readonly ArgumentTransformationAttribute[] _conversions;
    private readonly string _normalizedName;
    private readonly string[] _normalizedAliases;

    /// <summary>Reads what the parameter's property declares.</summary>
    public RowParameter(PropertyInfo property, ColumnAttribute column)
    {
        _property = property;
        Column = column;
        _conversions = property.GetCustomAttributes<ArgumentTransformationAttribute>()
            .Where(attribute => attribute is not ColumnAttribute).ToArray();
        Aliases = property.GetCustomAttributes<AliasAttribute>().SelectMany(alias => alias.AliasNames)
            .Concat(column.Names).ToList();
        _normalizedName = ColumnName.Normalize(Name);
        _normalizedAliases = Aliases.Select(ColumnName.Normalize).ToArray();
    }

    /// <summary>The parameter's name.</summary>
    public string Name => _property.Name;

    /// <summary>The other names of its column.</summary>
    public IReadOnlyList<string> Aliases { get; }

    /// <summary>Whether its value must not be shown.</summary>
    public bool IsSecret => _property.PropertyType == typeof(System.Security.SecureString);

    /// <summary>What the parameter declares of its column.</summary>
    public ColumnAttribute Column { get; }

    /// <summary>How well a column's name fits: 0 is best; <see langword="null"/> where it does not fit.</summary>
    /// <param name="normalized">The normalized name of the column.</param>
    public int? Rank(string normalized)
    {
        if (normalized == _normalizedName)
            return 0;
        if (ColumnName.IsSameOrPlural(normalized, _normalizedName))
            return 1;
        return _normalizedAliases.Any(alias => ColumnName.IsSameOrPlural(normalized, alias)) ? 2 : null;
    }

    /// <summary>Whether a column's name was probably meant to be this parameter's.</summary>
    /// <param name="normalized">The normalized name of the column.</param>
    public bool IsNear(string normalized) => ColumnName.IsNear(normalized, _normalizedName);

    /// <summary>The present value.</summary>
    public object? Read(object cmdlet) => _property.GetValue(cmdlet);

    /// <summary>Sets a value that has the parameter's type.</summary>
    public void Write(object cmdlet, object? value) => _property.SetValue(cmdlet, value);

    /// <summary>Converts what a row holds to the parameter's type, as it would be converted on a command line.</summary>
    /// <param name="cell">What the row holds; not empty.</param>
    /// <exception cref="FormatException">The value does not fit; the message does not repeat a secret.</exception>
    public object? Convert(object cell)
    {
        object? value = PowerShellValue.Unwrap(cell) is string text ? text.Trim() : cell;
        try
        {
            foreach (var conversion in _conversions)
                value = conversion.Transform(null!, value!);
        }
        catch (ArgumentTransformationMetadataException e)
        {
            throw new FormatException(e.Message, e);
        }

        var type = Nullable.GetUnderlyingType(_property.PropertyType) ?? _property.PropertyType;
        if (type == typeof(object) || type.IsInstanceOfType(PowerShellValue.Unwrap(value)))
            return type == typeof(object) ? value : PowerShellValue.Unwrap(value);
        if (PowerShellValue.TextOf(value) is not { } plain)
            throw new FormatException($"it holds {TypeNames.Describe(value)}, which is not text");
        return type == typeof(string[]) ? new[] { plain } : LanguagePrimitives.ConvertTo(plain, type, CultureInfo.InvariantCulture);
    }
}
