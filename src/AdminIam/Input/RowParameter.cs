using System.Globalization;
using System.Management.Automation;
using System.Reflection;

namespace AdminIam.Input;

/// <summary>A parameter whose value can come from a row.</summary>
internal sealed class RowParameter
{
    /// <summary>The rank of the first column name of directory exports.</summary>
    public const int FirstDirectoryRank = 3;

    private readonly PropertyInfo _property;
    private readonly ArgumentTransformationAttribute[] _conversions;
    private readonly string _normalizedName;
    private readonly string[] _normalizedAliases;

    /// <summary>Creates the description of a parameter from its property.</summary>
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

    /// <summary>Alternative column names.</summary>
    public IReadOnlyList<string> Aliases { get; }

    /// <summary>Whether the value is a secret.</summary>
    public bool IsSecret => _property.PropertyType == typeof(System.Security.SecureString);

    /// <summary>The column attribute of the parameter.</summary>
    public ColumnAttribute Column { get; }

    /// <summary>Returns how well a column name matches: 0 is the best match, <see langword="null"/> is no match.
    /// From <see cref="FirstDirectoryRank"/>, the column is that of a directory export.</summary>
    /// <param name="normalized">The normalized column name.</param>
    public int? Rank(string normalized)
    {
        if (normalized == _normalizedName)
            return 0;
        if (ColumnName.IsSameOrPlural(normalized, _normalizedName))
            return 1;
        if (_normalizedAliases.Any(alias => ColumnName.IsSameOrPlural(normalized, alias)))
            return FirstDirectoryRank - 1;
        return FirstDirectoryRank + DirectoryColumns.Precedence(Name, normalized);
    }

    /// <summary>Returns whether a column name is probably a misspelling of this parameter.</summary>
    /// <param name="normalized">The normalized column name.</param>
    public bool IsNear(string normalized) => ColumnName.IsNear(normalized, _normalizedName);

    /// <summary>Returns the current value.</summary>
    public object? Read(object cmdlet) => _property.GetValue(cmdlet);

    /// <summary>Sets a value of the parameter's type.</summary>
    public void Write(object cmdlet, object? value) => _property.SetValue(cmdlet, value);

    /// <summary>Converts a cell to the parameter's type, as PowerShell would on the command line.</summary>
    /// <param name="cell">The value of the cell, which is not empty.</param>
    /// <exception cref="FormatException">The value is not valid. The message does not contain secrets.</exception>
    public object? Convert(object cell)
    {
        var value = PowerShellValue.Unwrap(cell) is string text ? text.Trim() : cell;
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
            throw new FormatException($"it contains {TypeDescription.Of(value)}, which is not text");
        return type == typeof(string[])
            ? new[] { plain }
            : LanguagePrimitives.ConvertTo(plain, type, CultureInfo.InvariantCulture);
    }
}
