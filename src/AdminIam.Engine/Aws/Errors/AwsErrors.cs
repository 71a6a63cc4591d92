using System.Net;
using System.Text.RegularExpressions;
using AdminIam.Engine.Aws.Services;
using AdminIam.Engine.Common.Errors;
using Amazon.Runtime;

namespace AdminIam.Engine.Aws.Errors;

/// <summary>Converts exceptions of the AWS SDK to exceptions of this module.</summary>
public static class AwsErrors
{
    /// <summary>Returns the exception of this module for an exception. Exceptions of this module are returned
    /// unchanged.</summary>
    /// <param name="target">The name of the record.</param>
    public static AdminException Translate(Exception exception, string? target)
    {
        // The SDK may wrap exceptions of credentials.
        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (e is AdminException known)
                return known;
            if (e is AmazonServiceException service
                && !string.IsNullOrEmpty(service.ErrorCode)
                && service.StatusCode != 0)
            {
                return OfAnswer(service, CallTrace.Find(exception)?.Service, target);
            }
        }

        if (UnexpectedAnswerException.Find(exception) is { } unexpected)
            return OfUnexpected(unexpected.Message, target, exception);
        var call = CallTrace.Find(exception);
        if (FailureClassifier.ClassifyUnanswered(exception) is Failure.Unreached or Failure.Unknown)
        {
            return new AdminException(
                "EndpointUnreachable", ErrorKind.Connection, target,
                $"The endpoint {(call is null ? string.Empty : call + " ")}cannot be reached: {Innermost(exception)}",
                "Check the network, a proxy, and -EndpointUrl, AWS_ENDPOINT_URL or endpoint_url of the AWS profile.",
                exception);
        }

        if (call is not null || exception is AmazonServiceException { StatusCode: not 0 })
        {
            return OfUnexpected(
                $"The response of {call?.ToString() ?? "the endpoint"} cannot be read: {Innermost(exception)}", target,
                exception);
        }

        return exception is AmazonClientException or ProcessAWSCredentialException
            ? new AdminException(
                "CredentialsUnavailable", ErrorKind.Authentication, target,
                $"The call could not be signed and sent: {exception.Message}",
                "Run Connect-AdminAccount again. Use 'aws sts get-caller-identity' to check the credentials.",
                exception)
            : new AdminException(
                exception.GetType().Name, ErrorKind.Service, target, exception.Message, inner: exception);
    }

    /// <summary>Returns whether the caller is not authorized.</summary>
    internal static bool IsDenied(Exception exception) => Translate(exception, null).ErrorId == "AccessDenied";

    /// <summary>Returns whether the call itself failed, at AWS or in the network, and not the credentials.</summary>
    internal static bool IsOfCall(Exception exception) =>
        CallTrace.Find(exception) is not null || Translate(exception, null).ErrorId != "CredentialsUnavailable";

    private static AdminException OfUnexpected(string message, string? target, Exception exception) => new(
        "UnexpectedAnswer", ErrorKind.UnexpectedAnswer, target, message,
        "The response is from a proxy, a sign-in page of the network or another service. Check the network, the proxy,"
        + " and -EndpointUrl, AWS_ENDPOINT_URL or endpoint_url of the AWS profile.",
        exception);

    private static AdminException OfAnswer(AmazonServiceException e, AwsService? service, string? target)
    {
        var reason = service?.Details.Reason(e) is { } stated ? $", {stated}" : string.Empty;
        var message = $"{e.Message} ({e.ErrorCode}{reason})";
        if ((service is not null && service.Meanings.TryGetValue(e.ErrorCode, out var meaning))
            || CommonErrors.Meanings.TryGetValue(e.ErrorCode, out meaning))
        {
            return Of(meaning);
        }

        return e.StatusCode >= HttpStatusCode.InternalServerError
            ? Of(CommonErrors.ServiceFailure)
            : new AdminException(IdOf(e.ErrorCode), ErrorKind.Service, target, message, null, e);

        AdminException Of(ErrorMeaning known) => new(known.ErrorId, known.Kind, target, message, known.Advice, e);
    }

    // Converts an AWS error code such as "Client.TooMany" to a stable error ID.
    private static string IdOf(string code) => string.Concat(
        Regex.Split(code, "[^A-Za-z0-9]+")
            .Where(word => word.Length > 0)
            .Select(word => char.ToUpperInvariant(word[0]) + word.Substring(1)));

    private static string Innermost(Exception exception)
    {
        var e = exception;
        while (e.InnerException is not null)
            e = e.InnerException;
        return e.Message;
    }
}
