using System.Management.Automation;
using AdminIam.Engine.Aws.Errors;
using AdminIam.Engine.Common.Errors;

namespace AdminIam.Errors;

/// <summary>Converts exceptions to error records.</summary>
internal static class ErrorRecords
{
    /// <summary>Returns the error record of an exception.</summary>
    /// <param name="target">The target to use if the exception does not name one.</param>
    /// <param name="row">The number of the row, if the error is about a row.</param>
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

    /// <summary>Returns the error record of a file that could not be written.</summary>
    public static ErrorRecord FromFile(Exception exception, string path) => From(
        exception as AdminException ?? new AdminException(
            "CredentialFileFailed", ErrorKind.File, path, $"'{path}' could not be written: {exception.Message}",
            "Check the path, its permissions and the free space of the disk.", exception),
        path);

    private static string Label(AdminException failure, string? target, int? row) =>
        row is null ? string.Empty
        : string.IsNullOrEmpty(target) || failure.Message.Contains($"'{target}'") ? $"Row {row}: "
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
