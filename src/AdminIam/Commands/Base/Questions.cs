using System.Management.Automation;

namespace AdminIam.Commands;

/// <summary>Determines whether the action text of ShouldProcess is displayed.</summary>
/// <remarks>Some action texts require API calls, so they are composed only if they are displayed.</remarks>
internal static class Questions
{
    /// <summary>Returns whether the cmdlet runs with -WhatIf.</summary>
    public static bool IsWhatIf(PSCmdlet cmdlet) =>
        cmdlet.MyInvocation.BoundParameters.TryGetValue("WhatIf", out var bound)
            ? LanguagePrimitives.IsTrue(bound)
            : LanguagePrimitives.IsTrue(cmdlet.GetVariableValue("WhatIfPreference"));

    /// <summary>Returns whether the cmdlet displays its actions, because of -WhatIf or a confirmation prompt.</summary>
    /// <param name="impact">The ConfirmImpact that the cmdlet declares.</param>
    public static bool AreShown(PSCmdlet cmdlet, ConfirmImpact impact)
    {
        if (IsWhatIf(cmdlet))
            return true;
        if (cmdlet.MyInvocation.BoundParameters.TryGetValue("Confirm", out var bound))
            return LanguagePrimitives.IsTrue(bound);
        var variable = cmdlet.GetVariableValue("ConfirmPreference");
        return LanguagePrimitives.TryConvertTo<ConfirmImpact>(variable, out var preference)
            && preference != ConfirmImpact.None && impact >= preference;
    }
}
