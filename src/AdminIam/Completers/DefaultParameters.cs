using System.Collections;
using System.Management.Automation;

namespace AdminIam.Completers;

/// <summary>Reads $PSDefaultParameterValues, which PowerShell does not include in the values that completers
/// receive.</summary>
internal static class DefaultParameters
{
    private static readonly ScriptBlock Variable = ScriptBlock.Create("$PSDefaultParameterValues");

    /// <summary>Returns the default values of a cmdlet's parameters, by pattern. It must be called on the thread of the
    /// prompt.</summary>
    /// <param name="commandName">The name of the cmdlet.</param>
    public static IReadOnlyList<KeyValuePair<WildcardPattern, object?>> Of(string commandName)
    {
        var defaults = Variable.Invoke().Select(value => value?.BaseObject).OfType<IDictionary>().FirstOrDefault();
        if (defaults is null || LanguagePrimitives.IsTrue(defaults["Disabled"]))
            return [];
        return defaults.Cast<DictionaryEntry>()
            .Select(entry => (Key: entry.Key.ToString().Split(':'), entry.Value))
            .Where(entry => entry.Key.Length == 2 && PatternOf(entry.Key[0]).IsMatch(commandName))
            .Select(entry => new KeyValuePair<WildcardPattern, object?>(PatternOf(entry.Key[1]), entry.Value))
            .ToList();
    }

    private static WildcardPattern PatternOf(string text) =>
        WildcardPattern.Get(text.Trim().Trim('\'', '"'), WildcardOptions.IgnoreCase);
}
