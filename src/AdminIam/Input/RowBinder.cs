using System.Collections;
using System.Management.Automation;
using System.Xml;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Names;
using AdminIam.Errors;

namespace AdminIam.Input;

/// <summary>Converts pipeline input to records and sets the parameters of the cmdlet for each record. Objects are never
/// converted to names by ToString.</summary>
/// <remarks> PowerShell binding by property name is not used for rows: it ignores unknown columns, so that a misspelled
/// permissions boundary would be ignored silently, and its error records contain the whole row including passwords.
/// </remarks>
internal sealed class RowBinder
{
    private const char Replacement = '\uFFFD';
    private readonly PSCmdlet _cmdlet;
    private readonly Action<Exception, string?, int?> _fail;
    private readonly IReadOnlyList<RowParameter> _parameters;
    private readonly RowParameter? _name;
    private readonly Dictionary<RowParameter, object?> _boundValues = [];
    private readonly Dictionary<string, ColumnMap> _maps = new(StringComparer.Ordinal);
    private readonly ColumnWarnings _warnings;

    /// <summary>Creates a binder for a cmdlet.</summary>
    /// <param name="cmdlet">The cmdlet whose parameters are set.</param>
    /// <param name="fail">Reports a record that is not valid, with its name and row number.</param>
    public RowBinder(PSCmdlet cmdlet, Action<Exception, string?, int?> fail)
    {
        _cmdlet = cmdlet;
        _fail = fail;
        _parameters = RowParameters.Of(cmdlet.GetType());
        _name = _parameters.FirstOrDefault(parameter => parameter.Column.IsName && !IsBound(parameter))
            ?? _parameters.FirstOrDefault(parameter => parameter.Column.IsRequired && !IsBound(parameter));
        foreach (var parameter in _parameters)
            _boundValues[parameter] = parameter.Read(cmdlet);
        _warnings = new ColumnWarnings(cmdlet);
        CheckServices();
    }

    /// <summary>The number of pipeline objects so far, including empty rows.</summary>
    public int Count { get; private set; }

    /// <summary>Whether any of them was not empty.</summary>
    public bool HasInput { get; private set; }

    private string ExpectedName => _name?.Name ?? "input";

    private string CommandName => _cmdlet.MyInvocation.MyCommand.Name;

    /// <summary>Returns the records of one call of ProcessRecord: those of a pipeline object, or of the command
    /// line.</summary>
    /// <param name="inputObject">The value of the parameter InputObject.</param>
    public IEnumerable<InputRecord> ReadInput(object? inputObject) =>
        PowerShellValue.Unwrap(inputObject) is PipelineObject input ? Read(input.Value) : ReadCommandLine();

    /// <summary>Returns the records of a pipeline object. The parameters are set for each record as it is
    /// enumerated.</summary>
    public IEnumerable<InputRecord> Read(object? value)
    {
        if (PowerShellValue.Unwrap(value) is IEnumerable list and not (string or IDictionary or XmlNode))
            return list.Cast<object?>().SelectMany(Read);
        Count++;
        return ReadOne(value) is { } record ? [record with { Piped = value }] : [];
    }

    /// <summary>Returns the records that the command line names.</summary>
    private IEnumerable<InputRecord> ReadCommandLine()
    {
        var name = _parameters.FirstOrDefault(parameter => parameter.Column.IsName);
        var names = name is null ? null : _boundValues[name] switch
        {
            string[] several => several,
            string one => [one],
            _ => null,
        };
        foreach (var one in names is { Length: > 0 } ? names : [string.Empty])
        {
            Count++;
            yield return new InputRecord(one.Trim());
        }
    }

    // The names on the command line apply to every record, so none may be processed.
    private void CheckServices()
    {
        var names = _boundValues.Values.SelectMany(value => value is string one ? [one] : value as string[] ?? []);
        foreach (var source in names.Select(NameSource.Of).OfType<object>())
        {
            try
            {
                ObjectServices.Check(source, _cmdlet.GetType());
            }
            catch (AdminException e)
            {
                _cmdlet.ThrowTerminatingError(ErrorRecords.From(e, e.Target));
            }
        }
    }

    private InputRecord? ReadOne(object? value)
    {
        foreach (var parameter in _parameters)
            parameter.Write(_cmdlet, _boundValues[parameter]);
        int? number = null;
        string? name = null;
        try
        {
            var row = InputRow.TryRead(value);
            if (row is { IsEmpty: true })
                return null;
            HasInput = true;
            ObjectServices.Check(value, _cmdlet.GetType());
            if (PowerShellValue.Unwrap(value) is string text)
                return ReadText(text);
            if (row is not null)
            {
                number = Count;
                var map = MapOf(row);
                name = NameIn(row, map);
                return ReadRow(row, map, name) with { Service = ObjectServices.Of(value) };
            }

            number = Count;
            return ReadObject(value) with { Service = ObjectServices.Of(value) };
        }
        catch (AdminException e) when (e.ErrorId is "UnknownColumn" or "AmbiguousColumn" or "WrongDelimiter")
        {
            // The error applies to every row, so no row may be processed.
            _cmdlet.ThrowTerminatingError(ErrorRecords.From(e, e.Target));
            throw;
        }
        catch (AdminException e)
        {
            _fail(e, name, number);
            return null;
        }
    }

    private InputRecord ReadText(string text)
    {
        if (_name is null)
            throw RowErrors.UnexpectedInput(text, ExpectedName);
        if (text.Contains(Replacement))
            throw RowErrors.WrongEncoding(_name.Name, text);
        _name.Write(_cmdlet, _name.Convert(text));
        var name = _name.Column.IsName ? text.Trim() : BoundName();
        return new InputRecord(name, name.Length == 0 ? Count : null);
    }

    private InputRecord ReadRow(InputRow row, ColumnMap map, string? name)
    {
        if (_cmdlet is not IPassesRows)
            _warnings.Write(map, _parameters.Where(parameter => !IsBound(parameter)).ToList());
        foreach (var column in row.Columns)
        {
            if (PowerShellValue.TextOf(row[column]) is { } text && text.Contains(Replacement))
                throw RowErrors.WrongEncoding(column, map.IsSecret(column) ? null : text);
        }

        foreach (var parameter in map.Columns.Keys.Where(parameter => !IsBound(parameter)))
            Assign(parameter, map.Columns[parameter], row[map.Columns[parameter]]);
        if (_name is { Column: { IsName: true, IsRequired: true } } && !map.Columns.ContainsKey(_name))
            throw RowErrors.MissingColumn(_name.Name, row);
        CheckRequired(name, row);
        return new InputRecord(name ?? BoundName(), Count);
    }

    private InputRecord ReadObject(object? value)
    {
        if (value is null || PowerShellValue.TextOf(value) is not null
            || PowerShellValue.Unwrap(value) is bool or DateTime)
        {
            throw RowErrors.UnexpectedInput(value, ExpectedName);
        }

        var properties = PSObject.AsPSObject(value).Properties;
        string? name = null;
        var isAnyAssigned = false;
        var isOurs = PowerShellValue.Unwrap(value)!.GetType().Namespace == nameof(AdminIam);
        foreach (var parameter in _parameters.Where(parameter => !IsBound(parameter) && !parameter.Column.RowsOnly))
        {
            // Other types have a Name too: the name of a file is not a user name.
            string[] names = isOurs
                ? [parameter.Column.PreferredProperty ?? parameter.Name, parameter.Name, .. parameter.Aliases]
                : [parameter.Name];
            var property = names.Select(one => properties[one])
                .FirstOrDefault(one => one is not null && !PowerShellValue.IsEmpty(one.Value));
            if (property is null)
                continue;
            // A list of names is not the name of the object itself.
            if (parameter.Column.IsName && PowerShellValue.TextOf(property.Value) is null)
                continue;
            Assign(parameter, property.Name, property.Value);
            isAnyAssigned = true;
            if (parameter.Column.IsName)
                name = PowerShellValue.TextOf(property.Value)!.Trim();
        }

        if (_name is { Column.IsName: true } && name is null && (_name.Column.IsRequired || !isAnyAssigned))
            throw RowErrors.UnexpectedInput(value, ExpectedName);
        CheckRequired(name, null);
        return new InputRecord(name ?? BoundName(), Source: PowerShellValue.Unwrap(value));
    }

    private ColumnMap MapOf(InputRow row)
    {
        var key = string.Join("\n", row.Columns);
        return _maps.TryGetValue(key, out var map) ? map : _maps[key] = ColumnMap.Create(row.Columns, _parameters);
    }

    private string? NameIn(InputRow row, ColumnMap map) =>
        _name is { Column.IsName: true } && map.Columns.TryGetValue(_name, out var column)
            ? PowerShellValue.TextOf(row[column])?.Trim()
            : null;

    private void Assign(RowParameter parameter, string column, object? value)
    {
        // An empty cell leaves the parameter unset.
        if (PowerShellValue.IsEmpty(value))
            return;
        try
        {
            parameter.Write(_cmdlet, parameter.Convert(value!));
        }
        catch (Exception e) when (e is FormatException or PSInvalidCastException)
        {
            throw new AdminException(
                "InvalidCell", ErrorKind.InvalidArgument, null,
                $"The column '{VisibleText.Of(column)}' is not valid for -{parameter.Name}: {e.Message}",
                $"For the valid values, run Get-Help {CommandName} -Parameter {parameter.Name}.", e);
        }
    }

    private void CheckRequired(string? name, InputRow? row)
    {
        var missing = _parameters.FirstOrDefault(parameter =>
            parameter.Column is { IsRequired: true, IsName: false }
            && PowerShellValue.IsEmpty(parameter.Read(_cmdlet)));
        if (missing is null)
            return;
        if (row is not null && !MapOf(row).Columns.ContainsKey(missing))
            throw RowErrors.MissingColumn(missing.Name, row);
        throw new AdminException(
            "MissingValue", ErrorKind.InvalidArgument, name, $"No value was specified for {missing.Name}.",
            $"Specify it with -{missing.Name}{(row is null ? string.Empty : " or in the row")}.");
    }

    private string BoundName()
    {
        var name = _parameters.FirstOrDefault(parameter => parameter.Column.IsName);
        return name is null ? string.Empty : _boundValues[name] switch
        {
            string[] { Length: 1 } one => one[0].Trim(),
            string one => one.Trim(),
            _ => string.Empty,
        };
    }

    private bool IsBound(RowParameter parameter) => _cmdlet.MyInvocation.BoundParameters.ContainsKey(parameter.Name);
}
