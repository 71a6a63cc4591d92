using System.Management.Automation;
using AdminIam.Engine.Common.Errors;
using AdminIam.Errors;

namespace AdminIam.Runspaces;

/// <summary>Names the account in error records.</summary>
internal static class AccountErrors
{
    /// <summary>Returns the record of an error that a script block wrote, with the account in its message and its
    /// properties, and with the same ID, category, target and exception.</summary>
    /// <param name="error">The record.</param>
    /// <param name="target">The account.</param>
    public static ErrorRecord Label(ErrorRecord error, AccountTarget target) =>
        Named(new ErrorRecord(error, null), target.Label(error.ToString()), AdviceOf(error), target);

    /// <summary>Returns the record of the failure to open the session of an account.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="target">The account.</param>
    public static ErrorRecord OfSession(Exception failure, AccountTarget target)
    {
        var error = ErrorRecords.From(failure, target.Account.Id);
        var text = error.ToString();
        return Named(error, text.Contains(target.Account.Id) ? text : target.Label(text), AdviceOf(error), target);
    }

    private static ErrorRecord Named(ErrorRecord error, string text, string? advice, AccountTarget target)
    {
        error.ErrorDetails = new ErrorDetails(text) { RecommendedAction = advice ?? string.Empty };
        var properties = PSObject.AsPSObject(error).Properties;
        properties.Add(new PSNoteProperty("AccountId", target.Account.Id));
        properties.Add(new PSNoteProperty("AccountName", target.Account.Name));
        return error;
    }

    // PowerShell wraps the exceptions of methods and hosts.
    private static string? AdviceOf(ErrorRecord error)
    {
        if (error.ErrorDetails?.RecommendedAction is { Length: > 0 } advice)
            return advice;
        var cause = error.Exception;
        while (cause is not (null or AdminException))
            cause = cause.InnerException;
        return (cause as AdminException)?.Advice;
    }
}
