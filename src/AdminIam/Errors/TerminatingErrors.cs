using AdminIam.Engine.Aws.Errors;
using AdminIam.Engine.Common.Errors;

namespace AdminIam.Errors;

/// <summary>Decides which errors end the run; all others are about one record, and the run continues with the next
/// one.</summary>
internal static class TerminatingErrors
{
    /// <summary>Returns whether the session itself has failed, so that no other record could succeed.</summary>
    public static bool EndsTheRun(Exception exception) =>
        AwsErrors.Translate(exception, null).Kind is ErrorKind.Authentication or ErrorKind.Connection;
}
