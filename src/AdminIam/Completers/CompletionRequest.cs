using System.Collections;
using System.Diagnostics;
using System.Management.Automation;
using System.Management.Automation.Language;
using AdminIam.Engine.Iam.Completion;
using AdminIam.Input;

namespace AdminIam.Completers;

/// <summary>A command line whose parameter value is completed, and the time that is left to do so.</summary>
internal sealed class CompletionRequest
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(900);

    // The time to pass results on before the limit.
    private static readonly TimeSpan Reserve = TimeSpan.FromMilliseconds(50);
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly CommandAst _command;
    private readonly IDictionary _bound;
    private readonly IReadOnlyList<KeyValuePair<WildcardPattern, object?>> _defaults;

    public CompletionRequest(string commandName, string typed, CommandAst command, IDictionary bound)
    {
        CommandName = commandName.Substring(commandName.LastIndexOf('\\') + 1);
        Text = QuotedText.Parse(typed).Text;
        _command = command;
        _bound = bound;
        _defaults = DefaultParameters.Of(CommandName);
    }

    /// <summary>The name of the cmdlet.</summary>
    public string CommandName { get; }

    /// <summary>The text that is completed, without quotation marks.</summary>
    public string Text { get; }

    /// <summary>The time that is left.</summary>
    public TimeSpan Left => Patience - _clock.Elapsed;

    /// <summary>Returns whether the verb of the cmdlet is the specified one.</summary>
    public bool IsVerb(string verb) => CommandName.StartsWith(verb + "-", StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns the value of a parameter on the command line or in $PSDefaultParameterValues;
    /// <see langword="null"/> if it is not specified or not known.</summary>
    public object? Value(string parameter) => PowerShellValue.Unwrap(
        _bound.Contains(parameter) ? _bound[parameter] : DefaultOf(parameter));

    /// <summary>Returns whether a parameter is specified, but its value is known only when the command runs.</summary>
    public bool IsUnknown(string parameter) => !_bound.Contains(parameter)
        && (_command.CommandElements.Any(element => IsOpen(element, parameter)) || DefaultOf(parameter) is ScriptBlock);

    /// <summary>Returns the names that a parameter specifies, or that the command before this one in the pipeline
    /// specifies. Patterns are left out.</summary>
    public IReadOnlyList<string> Names(string parameter)
    {
        var value = Value(parameter) ?? PipelineNames.Before(_command, parameter);
        var values = value is IEnumerable list and not string ? list.Cast<object?>() : [value];
        return values.Select(PowerShellValue.TextOf).OfType<string>()
            .Where(name => !string.IsNullOrWhiteSpace(name) && !NameArgument.IsPattern(name)).ToList();
    }

    /// <summary>Returns the items of a list that can be read in time.</summary>
    public IReadOnlyList<T> Read<T>(CachedList<T> list) => list.Wait(Left - Reserve);

    /// <summary>Returns the items of several lists, which are read concurrently.</summary>
    public IEnumerable<T> Read<T>(IEnumerable<CachedList<T>> lists) => lists.ToList().SelectMany(Read);

    private static bool IsOpen(CommandElementAst element, string parameter) =>
        element is VariableExpressionAst { Splatted: true }
        || (element is CommandParameterAst { ParameterName.Length: > 0 } named
            && parameter.StartsWith(named.ParameterName, StringComparison.OrdinalIgnoreCase));

    private object? DefaultOf(string parameter) =>
        PowerShellValue.Unwrap(_defaults.FirstOrDefault(entry => entry.Key.IsMatch(parameter)).Value);
}
