using System.Net;
using Amazon.Runtime;

namespace AdminIam.Engine.Aws.Errors;

/// <summary>Recognizes the answer of an endpoint that does not have an operation.</summary>
/// <remarks>Local stand-ins for AWS lack some: they answer with an error code that says so, or with an error page that has none of
/// AWS's codes.</remarks>
internal static class MissingOperation
{
    private static readonly HashSet<string> Codes = new(StringComparer.Ordinal)
    {
        "InvalidAction", "NotImplemented", "NotImplementedException", "UnknownOperation", "UnknownOperationException",
        "UnsupportedOperation",
    };

    /// <summary>Whether a failure looks like that.</summary>
    /// <param name="exception">What a call threw.</param>
    public static bool Is(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (e is AmazonServiceException service && Codes.Contains(service.ErrorCode ?? string.Empty))
                return true;
        }

        return UnexpectedAnswerException.Find(exception)?.Status is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed
            or HttpStatusCode.InternalServerError or HttpStatusCode.NotImplemented;
    }
}
