using System.Management.Automation;
using System.Reflection;
using AdminIam.Engine.Common.Errors;
using AdminIam.Errors;

namespace AdminIam.Commands;

/// <summary>Asks whether an action may be performed, and determines whether its text is displayed.</summary>
/// <remarks>Some action texts require API calls, so they are composed only if they are displayed.</remarks>
internal static class Questions
{
    /// <summary>Calls ShouldProcess.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="target">The record that is changed.</param>
    /// <param name="action">The action text.</param>
    /// <exception cref="AdminException"><c>ConfirmationRequired</c>: the host cannot prompt.</exception>
    public static bool Ask(PSCmdlet cmdlet, string target, string action)
    {
        try
        {
            return cmdlet.ShouldProcess(target, action);
        }
        catch (Exception e) when (e is not PipelineStoppedException)
        {
            // With -NonInteractive, PowerShell throws PSInvalidOperationException; in a runspace without a user
            // interface, HostException; in a job, RemoteException; at the end of a redirected input,
            // NullReferenceException.
            var command = cmdlet.MyInvocation.MyCommand.Name;
            throw new AdminException(
                "ConfirmationRequired", ErrorKind.InvalidOperation, target,
                $"'{target}' was not changed: {command} prompts for confirmation, and the host cannot prompt. "
                + $"The action is: {action}.",
                $"To run {command} without a prompt, specify -Confirm:$false.", e);
        }
    }

    /// <summary>Calls ShouldProcess outside of a record: if the host cannot prompt, the command ends.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="target">What is changed.</param>
    /// <param name="action">The action text.</param>
    public static bool AskOrEnd(PSCmdlet cmdlet, string target, string action)
    {
        try
        {
            return Ask(cmdlet, target, action);
        }
        catch (AdminException e)
        {
            cmdlet.ThrowTerminatingError(ErrorRecords.From(e, target));
            throw;
        }
    }

    /// <summary>Returns whether an error states that the host cannot prompt for confirmation.</summary>
    /// <param name="failure">The error.</param>
    public static bool IsUnanswered(AdminException failure) => failure.ErrorId == "ConfirmationRequired";

    /// <summary>Returns whether the cmdlet runs with -WhatIf.</summary>
    public static bool IsWhatIf(PSCmdlet cmdlet) =>
        cmdlet.MyInvocation.BoundParameters.TryGetValue("WhatIf", out var bound)
            ? LanguagePrimitives.IsTrue(bound)
            : LanguagePrimitives.IsTrue(cmdlet.GetVariableValue("WhatIfPreference"));

    /// <summary>Returns whether the cmdlet displays its actions, because of -WhatIf or a confirmation prompt.</summary>
    public static bool AreShown(PSCmdlet cmdlet)
    {
        if (IsWhatIf(cmdlet))
            return true;
        if (cmdlet.MyInvocation.BoundParameters.TryGetValue("Confirm", out var bound))
            return LanguagePrimitives.IsTrue(bound);
        var impact = cmdlet.GetType().GetCustomAttribute<CmdletAttribute>()!.ConfirmImpact;
        var variable = cmdlet.GetVariableValue("ConfirmPreference");
        return LanguagePrimitives.TryConvertTo<ConfirmImpact>(variable, out var preference)
            && preference != ConfirmImpact.None && impact >= preference;
    }
}
