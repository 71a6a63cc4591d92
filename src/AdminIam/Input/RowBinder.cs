using System.Collections;
using System.Management.Automation;
using System.Xml;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Names;

namespace AdminIam.Input;

/// <summary>
/// Turns what comes down the pipeline into records and sets the cmdlet's parameters for each: the one place where rows are
/// read. Nothing is ever turned into a name only because it can be written as text.
/// </summary>
/// <remarks>
/// PowerShell's own binding by property name is not used for rows. It ignores columns that it does not know, so that a
/// misspelt boundary is left out silently, and its error records hold the whole row with the passwords in it.
/// </remarks>
internal sealed class RowBinder
{
    private const char Replacement = '\uFFFD';
    private readonly PSCmdlet _cmdlet;
    private readonly Action<Exception, string?, int?> _fail;
    private readonly IReadOnlyList<RowParameter> _parameters;
    private readonly RowParameter? _name;
    private readonly Dictionary<RowParameter, object?> _given = [];
    private readonly Dictionary<string, ColumnMap> _maps = new(StringComparer.Ordinal);
    private readonly HashSet<string> _warned = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Prepares to read the records of a command.</summary>
    /// <param name="cmdlet">The cmdlet whose parameters are set.</param>
    /// <param name="fail">Reports a record that cannot be used, with its name and the number of its row.</param>
    public RowBinder(PSCmdlet cmdlet, Action<Exception, string?, int?> fail)
    {
        _cmdlet = cmdlet;
        _fail = fail;
        _parameters = RowParameters.Of(cmdlet.GetType());
        _name = _parameters.FirstOrDefault(parameter => parameter.Column.IsName && !IsBound(parameter))
            ?? _parameters.FirstOrDefault(parameter => parameter.Column.IsRequired && !IsBound(parameter));
        foreach (var parameter in _parameters)
            _given[parameter] = parameter.Read(cmdlet);
    }

    /// <summary>How many rows, texts and objects there were so far, empty rows included.</summary>
    public int Count { get; private set; }

    /// <summary>Whether any of them was not empty.</summary>
    public bool HasInput { get; private set; }

    /// <summary>The records that an object of the pipeline stands for, each with the parameters set for it.</summary>
    /// <param name="value">The object.</param>
    public IEnumerable<InputRecord> Read(object? value)
    {
        if (PowerShellValue.Unwrap(value) is IEnumerable list and not (string or IDictionary or XmlNode))
            return list.Cast<object?>().SelectMany(Read);
        Count++;
        return ReadOne(value) is { } record ? [record] : [];
    }

    /// <summary>The records that the command line names.</summary>
    public IEnumerable<InputRecord> ReadCommandLine()
    {
        var name = _parameters.FirstOrDefault(parameter => parameter.Column.IsName);
        var names = name is null ? null : _given[name] switch
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

    private InputRecord? ReadOne(object? value)
    {
        foreach (var parameter in _parameters)
            parameter.Write(_cmdlet, _given[parameter]);
        int? number = null;
        string? name = null;
        try
        {
            var row = InputRow.TryRead(value);
            if (row is { IsEmpty: true })
                return null;
            HasInput = true;
            if (PowerShellValue.Unwrap(value) is string text)
                return ReadText(text);
            if (row is not null)
            {
                number = Count;
                var map = MapOf(row);
                name = NameIn(row, map);
                return ReadRow(row, map, name);
            }

            return ReadObject(value);
        }
        catch (AdminException e) when (e.ErrorId is "UnknownColumn" or "AmbiguousColumn" or "WrongDelimiter")
        {
            // Every row has the same columns: none of them may be processed.
            _cmdlet.ThrowTerminatingError(Errors.ErrorRecords.From(e, e.Target));
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
            throw NotWanted(text);
        if (text.Contains(Replacement))
            throw WrongEncoding(_name.Name, text);
        _name.Write(_cmdlet, _name.Convert(text));
        return new InputRecord(_name.Column.IsName ? text.Trim() : BoundName());
    }

    private InputRecord ReadRow(InputRow row, ColumnMap map, string? name)
    {
        WarnOfUnused(map);
        foreach (var column in row.Columns)
        {
            if (PowerShellValue.TextOf(row[column]) is { } text && text.Contains(Replacement))
                throw WrongEncoding(column, column == SecretColumn(map) ? null : text);
        }

        foreach (var parameter in map.Columns.Keys.Where(parameter => !IsBound(parameter)))
            Assign(parameter, map.Columns[parameter], row[map.Columns[parameter]]);
        if (_name is { Column: { IsName: true, IsRequired: true } } && !map.Columns.ContainsKey(_name))
            throw MissingColumn(_name.Name, row);
        CheckRequired(name, row);
        return new InputRecord(name ?? BoundName(), Count);
    }

    private InputRecord ReadObject(object? value)
    {
        if (value is null || PowerShellValue.TextOf(value) is not null || PowerShellValue.Unwrap(value) is bool or DateTime)
            throw NotWanted(value);
        var properties = PSObject.AsPSObject(value).Properties;
        string? name = null;
        var isAnyAssigned = false;
        var isOurs = PowerShellValue.Unwrap(value)!.GetType().Namespace == nameof(AdminIam);
        foreach (var parameter in _parameters.Where(parameter => !IsBound(parameter) && !parameter.Column.RowsOnly))
        {
            // Other objects have a Name too: a file's is not a user's.
            string[] names = isOurs ? [parameter.Column.PreferredProperty ?? parameter.Name, parameter.Name, .. parameter.Aliases] : [parameter.Name];
            var property = names.Select(one => properties[one]).FirstOrDefault(one => one is not null && !PowerShellValue.IsEmpty(one.Value));
            if (property is null)
                continue;
            // A list of names is not the name of what the object is.
            if (parameter.Column.IsName && PowerShellValue.TextOf(property.Value) is null)
                continue;
            Assign(parameter, property.Name, property.Value);
            isAnyAssigned = true;
            if (parameter.Column.IsName)
                name = PowerShellValue.TextOf(property.Value)!.Trim();
        }

        if (_name is { Column.IsName: true } && name is null && (_name.Column.IsRequired || !isAnyAssigned))
            throw NotWanted(value);
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
        // An empty cell says nothing.
        if (PowerShellValue.IsEmpty(value))
            return;
        try
        {
            parameter.Write(_cmdlet, parameter.Convert(value!));
        }
        catch (Exception e) when (e is FormatException or PSInvalidCastException)
        {
            throw new AdminException(
                "InvalidCell", ErrorKind.InvalidArgument, null, $"The column '{VisibleText.Of(column)}' cannot be used for -{parameter.Name}: {e.Message}",
                $"Get-Help {_cmdlet.MyInvocation.MyCommand.Name} -Parameter {parameter.Name} describes what it accepts.", e);
        }
    }

    private void CheckRequired(string? name, InputRow? row)
    {
        var missing = _parameters.FirstOrDefault(parameter =>
            parameter.Column is { IsRequired: true, IsName: false } && PowerShellValue.IsEmpty(parameter.Read(_cmdlet)));
        if (missing is null)
            return;
        if (row is not null && !MapOf(row).Columns.ContainsKey(missing))
            throw MissingColumn(missing.Name, row);
        throw new AdminException(
            "MissingValue", ErrorKind.InvalidArgument, name, $"There is no value for {missing.Name}.",
            $"Give it with -{missing.Name}{(row is null ? string.Empty : " or in the row")}.");
    }

    private void WarnOfUnused(ColumnMap map)
    {
        var overridden = map.Columns.Where(pair => IsBound(pair.Key)).Select(pair => pair.Value);
        var unused = map.Unused.Where(column => !OutputProperties.Contains(column)).Concat(overridden)
            .Where(_warned.Add).Select(column => $"'{VisibleText.Of(column)}'").ToList();
        if (unused.Count == 0)
            return;
        var columns = string.Join(", ", _parameters.Where(parameter => !IsBound(parameter)).Select(parameter => parameter.Name));
        _cmdlet.WriteWarning(
            $"{(unused.Count == 1 ? "The column" : "The columns")} {string.Join(", ", unused)} {(unused.Count == 1 ? "is" : "are")} not used. "
            + $"The columns that are: {columns}.");
    }

    private static string? SecretColumn(ColumnMap map) => map.Columns
        .Where(pair => pair.Key.IsSecret).Select(pair => pair.Value).FirstOrDefault();

    private string BoundName()
    {
        var name = _parameters.FirstOrDefault(parameter => parameter.Column.IsName);
        return name is null ? string.Empty : _given[name] switch
        {
            string[] { Length: 1 } one => one[0].Trim(),
            string one => one.Trim(),
            _ => string.Empty,
        };
    }

    private bool IsBound(RowParameter parameter) => _cmdlet.MyInvocation.BoundParameters.ContainsKey(parameter.Name);

    private AdminException NotWanted(object? value)
    {
        var wanted = _name?.Name ?? "input";
        return new AdminException(
            "InputNotRecognized", ErrorKind.InvalidArgument, null,
            $"The pipeline gave {TypeNames.Describe(value)}, which has no {wanted}.",
            Advice(value, wanted));
    }

    private static string Advice(object? value, string wanted) => (PowerShellValue.Unwrap(value), wanted) switch
    {
        (AdminGroup group, "UserName") => $"The users of a group come from: Get-AdminGroupMember {group.GroupName}",
        (AdminUser user, "GroupName") => $"The groups of a user come from: Get-AdminGroup -UserName {user.UserName}",
        _ => $"Pipe names as text, or rows with the column {wanted}: "
            + $"Select-Object @{{ Name = '{wanted}'; Expression = {{ ... }} }} gives objects that column.",
    };

    private static AdminException MissingColumn(string parameter, InputRow row) => new(
        "MissingColumn", ErrorKind.InvalidArgument, null,
        $"The row has no column {parameter}. It has: {string.Join(", ", row.Columns.Select(VisibleText.Of))}.",
        $"Rename the column that holds the value to {parameter}, or give -{parameter}.");

    private static AdminException WrongEncoding(string column, string? text) => new(
        "WrongEncoding", ErrorKind.InvalidArgument, null,
        $"The column '{VisibleText.Of(column)}' has the replacement character U+FFFD"
        + (text is null ? string.Empty : $" in '{text}'") + ": the file was read in another encoding than it was saved in.",
        "Save the file as UTF-8, or name its encoding, for example: Import-Csv <file> -Encoding windows-1252");
}
