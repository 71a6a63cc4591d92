using System.Net;
using System.Net.Sockets;
using AdminIam.Engine.Aws.Services;
using Amazon.Runtime;

namespace AdminIam.Engine.Aws.Errors;

/// <summary>Classifies exceptions of the AWS SDK.</summary>
internal static class FailureClassifier
{
    private static readonly HashSet<string> ThrottlingCodes = new(StringComparer.Ordinal)
    {
        "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottled", "RequestThrottledException",
        "TooManyRequestsException", "RequestLimitExceeded", "BandwidthLimitExceeded", "SlowDown",
        "PriorRequestNotComplete",
    };

    /// <summary>Classifies the exception of a call.</summary>
    public static Failure Classify(Exception exception, AwsService service) =>
        exception is AmazonServiceException answer && !string.IsNullOrEmpty(answer.ErrorCode) && answer.StatusCode != 0
            ? OfAnswer(answer, service)
            : ClassifyUnanswered(exception);

    /// <summary>Classifies the exception of a call without an error code.</summary>
    public static Failure ClassifyUnanswered(Exception exception)
    {
        if (UnexpectedAnswerException.Find(exception) is { } unexpected)
            return OfUnexpected(unexpected.Status);

        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (e is SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound
                or SocketError.NoData or SocketError.HostUnreachable or SocketError.NetworkUnreachable
                or SocketError.TryAgain })
            {
                return Failure.Unreached;
            }

            // The exception of a connection timeout has no inner exception. That of a response timeout contains the
            // canceled request, which was sent.
            if (e is TimeoutException { InnerException: null })
                return Failure.Unreached;
        }

        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (e is HttpRequestException or IOException or SocketException or TimeoutException
                or OperationCanceledException)
            {
                return Failure.Unknown;
            }

            if (e is AmazonUnmarshallingException)
                return Failure.Foreign;

            // A status 5xx from an intermediary has no error code of the service.
            if (e is AmazonServiceException { StatusCode: >= HttpStatusCode.InternalServerError })
                return Failure.Unknown;
        }

        return Failure.Final;
    }

    // With these codes, a gateway reports that it received no response from AWS, which may have processed the request.
    private static Failure OfUnexpected(HttpStatusCode status) => status switch
    {
        HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout =>
            Failure.Unknown,
        >= HttpStatusCode.InternalServerError or < HttpStatusCode.MultipleChoices => Failure.Foreign,
        _ => Failure.Final,
    };

    private static Failure OfAnswer(AmazonServiceException answer, AwsService service) =>
        ThrottlingCodes.Contains(answer.ErrorCode) ? Failure.Throttled
        : service.FailureOf(answer)
            ?? (answer.StatusCode >= HttpStatusCode.InternalServerError ? Failure.Unknown : Failure.Final);
}
