using System.Net;
using Amazon.Runtime;

namespace AdminIam.Engine.Aws.Errors;

/// <summary>Recognizes the response of an endpoint that does not support an operation.</summary>
/// <remarks>Local mocks of AWS do not support all operations. They respond with a specific error code, or with an error
/// page without an error code of AWS.</remarks>
internal static class MissingOperation
{
    private static readonly HashSet<string> Codes = new(StringComparer.Ordinal)
    {
        "InvalidAction", "NotImplemented", "NotImplementedException", "UnknownOperation", "UnknownOperationException",
        "UnsupportedOperation",
    };

    /// <summary>Returns whether an exception is such a response.</summary>
    /// <param name="exception">The exception of the call.</param>
    public static bool Is(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (e is AmazonServiceException service && Codes.Contains(service.ErrorCode ?? string.Empty))
                return true;
        }

        return UnexpectedAnswerException.Find(exception)?.Status is HttpStatusCode.NotFound
            or HttpStatusCode.MethodNotAllowed
            or HttpStatusCode.InternalServerError or HttpStatusCode.NotImplemented;
    }
}
