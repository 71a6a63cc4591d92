using System.Management.Automation;
using AdminIam.Engine.Aws.Errors;
using AdminIam.Engine.Common.Errors;

namespace AdminIam.Errors;

/// <summary>The one place where failures become error records.</summary>
internal static class ErrorRecords
{
    /// <summary>The error record of a failure.</summary>
    /// <param name="exception">The failure.</param>
    /// <param name="target">The name it is about, where the failure does not know.</param>
    /// <param name="row">The number of the row it is about, if it is about a row.</param>
    public static ErrorRecord From(Exception exception, string? target, int? row = null)
    {
        var failure = AwsErrors.Translate(exception, target);
        return new ErrorRecord(failure, failure.ErrorId, Category(failure), failure.Target ?? target)
        {
            ErrorDetails = new ErrorDetails(Label(failure, target, row) + failure.Message)
            {
                RecommendedAction = failure.Advice ?? string.Empty,
            },
        };
    }

    /// <summary>The error record of a file that cannot be written.</summary>
    /// <param name="exception">The failure.</param>
    /// <param name="path">The file.</param>
    public static ErrorRecord FromFile(Exception exception, string path) => From(
        exception as AdminException ?? new AdminException(
            "CredentialFileFailed", ErrorKind.File, path, $"'{path}' cannot be written: {exception.Message}", inner: exception),
        path);

    /// <summary>Whether no other record could fare better: the session itself is broken.</summary>
    /// <param name="exception">The failure.</param>
    public static bool EndsTheRun(Exception exception) =>
        AwsErrors.Translate(exception, null).Kind is ErrorKind.Authentication or ErrorKind.Connection;

    private static string Label(AdminException failure, string? target, int? row) =>
        row is null ? string.Empty
        : target is null || failure.Message.Contains($"'{target}'") ? $"Row {row}: "
        : $"Row {row} ({target}): ";

    private static ErrorCategory Category(AdminException failure) => failure.Kind switch
    {
        ErrorKind.InvalidArgument => ErrorCategory.InvalidArgument,
        ErrorKind.ResourceExists => ErrorCategory.ResourceExists,
        ErrorKind.NotFound => ErrorCategory.ObjectNotFound,
        ErrorKind.PermissionDenied => ErrorCategory.PermissionDenied,
        ErrorKind.Authentication => ErrorCategory.AuthenticationError,
        ErrorKind.LimitExceeded => ErrorCategory.LimitsExceeded,
        ErrorKind.Throttled or ErrorKind.Busy => ErrorCategory.ResourceBusy,
        ErrorKind.InvalidOperation => ErrorCategory.InvalidOperation,
        ErrorKind.Connection => ErrorCategory.ConnectionError,
        ErrorKind.UnexpectedAnswer => ErrorCategory.InvalidResult,
        ErrorKind.File => ErrorCategory.WriteError,
        _ => ErrorCategory.NotSpecified,
    };
}
