using System.Net;

namespace AdminIam.Engine.Aws.Errors;

/// <summary>The response of an endpoint is not a response of AWS to the operation.</summary>
/// <param name="operation">The operation, such as <c>ListUsers</c>.</param>
/// <param name="url">The endpoint's URL.</param>
/// <param name="status">The status of the response.</param>
/// <param name="contentType">The content type of the response.</param>
/// <remarks>The message does not contain the response, which may repeat a secret in the request.</remarks>
internal sealed class UnexpectedAnswerException(
    string operation, Uri url, HttpStatusCode status, string? contentType) : Exception(
    $"{url} responded to {operation} with status {(int)status} and "
    + $"{(string.IsNullOrEmpty(contentType) ? "no content type" : contentType)}, which is not a response of AWS.")
{
    /// <summary>The status of the response.</summary>
    public HttpStatusCode Status => status;

    /// <summary>Returns the exception of this type in a chain of exceptions, if there is one.</summary>
    /// <param name="exception">The exception of the call.</param>
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
