using System.Management.Automation;

namespace AdminIam.Commands;

/// <summary>Whether the text that ShouldProcess gets is read by somebody.</summary>
/// <remarks>Some texts cost calls, so that they are only written where they are read.</remarks>
internal static class Questions
{
    /// <summary>Whether the cmdlet only says what it would do.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    public static bool IsWhatIf(PSCmdlet cmdlet) =>
        cmdlet.MyInvocation.BoundParameters.TryGetValue("WhatIf", out var bound)
            ? LanguagePrimitives.IsTrue(bound)
            : LanguagePrimitives.IsTrue(cmdlet.GetVariableValue("WhatIfPreference"));

    /// <summary>Whether the cmdlet shows what it is about to do: by -WhatIf, or in a question.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="impact">The impact that the cmdlet declares.</param>
    public static bool AreShown(PSCmdlet cmdlet, ConfirmImpact impact)
    {
        if (IsWhatIf(cmdlet))
            return true;
        if (cmdlet.MyInvocation.BoundParameters.TryGetValue("Confirm", out var bound))
            return LanguagePrimitives.IsTrue(bound);
        return LanguagePrimitives.TryConvertTo<ConfirmImpact>(cmdlet.GetVariableValue("ConfirmPreference"), out var preference)
            && preference != ConfirmImpact.None && impact >= preference;
    }
}
