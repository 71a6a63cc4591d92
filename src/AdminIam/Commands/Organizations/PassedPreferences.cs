using System.Management.Automation;

namespace AdminIam.Commands;

/// <summary>The preferences of a cmdlet that the commands in its script block follow.</summary>
internal static class PassedPreferences
{
    /// <summary>Returns the values of the preference variables.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="isConfirmed">Whether each run of the script block is confirmed by its own prompt.</param>
    public static IReadOnlyDictionary<string, object> Of(PSCmdlet cmdlet, bool isConfirmed)
    {
        var isSuppressed = cmdlet.MyInvocation.BoundParameters.ContainsKey("Confirm") || isConfirmed;
        return new Dictionary<string, object>
        {
            ["WhatIfPreference"] = Questions.IsWhatIf(cmdlet),
            ["ConfirmPreference"] = isSuppressed
                ? ConfirmImpact.None
                : cmdlet.GetVariableValue("ConfirmPreference", ConfirmImpact.High),
            ["VerbosePreference"] = Message(cmdlet, "Verbose"),
            ["DebugPreference"] = Message(cmdlet, "Debug"),
        };
    }

    // The messages are written again by the cmdlet, which asks where the preference is to ask.
    private static ActionPreference Message(PSCmdlet cmdlet, string name)
    {
        var isWritten = cmdlet.MyInvocation.BoundParameters.TryGetValue(name, out var bound)
            ? LanguagePrimitives.IsTrue(bound)
            : LanguagePrimitives.TryConvertTo<ActionPreference>(
                cmdlet.GetVariableValue($"{name}Preference"), out var preference)
                && preference is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);
        return isWritten ? ActionPreference.Continue : ActionPreference.SilentlyContinue;
    }
}
