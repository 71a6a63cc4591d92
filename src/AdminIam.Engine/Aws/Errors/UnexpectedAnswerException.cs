using System.Net;

namespace AdminIam.Engine.Aws.Errors;

/// <summary>An endpoint answered with something that is no answer of AWS to the operation.</summary>
/// <param name="operation">The operation, such as <c>ListUsers</c>.</param>
/// <param name="url">The endpoint's URL.</param>
/// <param name="status">The status of the answer.</param>
/// <param name="contentType">What the answer says that it is.</param>
/// <remarks>The answer itself stays out of the message: what answers may repeat the request, which may hold a secret.</remarks>
internal sealed class UnexpectedAnswerException(string operation, Uri url, HttpStatusCode status, string? contentType) : Exception(
    $"{url} answered {operation} with status {(int)status} and {(string.IsNullOrEmpty(contentType) ? "no content type" : contentType)}, "
    + "which is not an answer of AWS.")
{
    /// <summary>The status of the answer.</summary>
    public HttpStatusCode Status => status;

    /// <summary>The one of a chain of exceptions, if there is one.</summary>
    /// <param name="exception">What a call threw.</param>
    public static UnexpectedAnswerException? Find(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (e is UnexpectedAnswerException found)
                return found;
        }

        return null;
    }
}
