using System.Net;
using System.Text.RegularExpressions;
using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Common.Errors;
using Amazon.Runtime;

namespace AdminIam.Engine.Aws.Errors;

/// <summary>Turns what the AWS SDK throws into this module's terms.</summary>
public static class AwsErrors
{
    /// <summary>The failure in this module's terms; one that is in them already comes back as it is.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="target">The name it is about.</param>
    public static AdminException Translate(Exception exception, string? target)
    {
        // The SDK may wrap what the credentials of a call threw.
        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (e is AdminException known)
                return known;
            if (e is AmazonServiceException service && !string.IsNullOrEmpty(service.ErrorCode) && service.StatusCode != 0)
                return OfAnswer(service, target);
        }

        if (UnexpectedAnswerException.Find(exception) is { } unexpected)
            return OfUnexpected(unexpected.Message, target, exception);
        var call = CallTrace.Find(exception);
        if (FailureClassifier.Classify(exception) is Failure.Unreached or Failure.Unknown)
        {
            return new AdminException(
                "EndpointUnreachable", ErrorKind.Connection, target,
                $"The endpoint {(call is null ? string.Empty : call + " ")}cannot be reached: {Innermost(exception)}",
                "Check the network, a proxy, and -EndpointUrl, AWS_ENDPOINT_URL or endpoint_url of the AWS profile.", exception);
        }

        if (call is not null || exception is AmazonServiceException { StatusCode: not 0 })
            return OfUnexpected($"The answer of {call ?? "the endpoint"} cannot be read: {Innermost(exception)}", target, exception);
        return exception is AmazonClientException or ProcessAWSCredentialException
            ? new AdminException(
                "CredentialsUnavailable", ErrorKind.Authentication, target, $"The call could not be signed and sent: {exception.Message}",
                "Connect-AdminAccount again; 'aws sts get-caller-identity' should work before it can.", exception)
            : new AdminException(exception.GetType().Name, ErrorKind.Service, target, exception.Message, inner: exception);
    }

    /// <summary>Whether a failure is of a call: of what AWS answered or of the network, and not of finding credentials.</summary>
    /// <param name="exception">What was thrown.</param>
    internal static bool IsOfCall(Exception exception) =>
        CallTrace.Find(exception) is not null || Translate(exception, null).ErrorId != "CredentialsUnavailable";

    private static AdminException OfUnexpected(string message, string? target, Exception exception) => new(
        "UnexpectedAnswer", ErrorKind.UnexpectedAnswer, target, message,
        "A proxy, a sign-in page of the network or another service answers there. Check the network, the proxy, and -EndpointUrl, "
        + "AWS_ENDPOINT_URL or endpoint_url of the AWS profile.",
        exception);

    private static AdminException OfAnswer(AmazonServiceException e, string? target)
    {
        var (id, kind, advice) = e.ErrorCode switch
        {
            "EntityAlreadyExists" => ("EntityAlreadyExists", ErrorKind.ResourceExists,
                "Names are unique ignoring case. Use -Ensure to accept what exists."),
            "NoSuchEntity" => ("NotFound", ErrorKind.NotFound, "Check the name."),
            "LimitExceeded" => ("QuotaExceeded", ErrorKind.LimitExceeded,
                "Get-AdminAccount shows the quotas of this account; some can be raised in Service Quotas."),
            "DeleteConflict" => ("DeleteConflict", ErrorKind.InvalidOperation,
                "Something is still attached. Remove it first, or use -Force where the cmdlet has it."),
            "PasswordPolicyViolation" => ("PasswordPolicyViolation", ErrorKind.InvalidArgument,
                "Choose another password, or let -GeneratePassword make one that keeps the policy."),
            "MalformedPolicyDocument" => ("MalformedPolicyDocument", ErrorKind.InvalidArgument, "Check the policy's JSON."),
            "PolicyNotAttachable" => ("PolicyNotAttachable", ErrorKind.InvalidOperation,
                "Service-linked policies belong to their service alone."),
            "ValidationError" or "InvalidInput" => ("InvalidInput", ErrorKind.InvalidArgument, "Correct the value that AWS names."),
            "AccessDenied" => ("AccessDenied", ErrorKind.PermissionDenied,
                "The credentials in use need the permission that AWS names. Get-AdminAccount shows who they are."),
            "InvalidAuthenticationCode" => ("InvalidMfaCode", ErrorKind.InvalidArgument,
                "Enter two codes that follow each other, at once; check the clock of the device."),
            "EntityTemporarilyUnmodifiable" or "ConcurrentModification" => ("EntityBusy", ErrorKind.InvalidOperation,
                "Another change of it is under way. Try again in a while."),
            "InvalidClientTokenId" or "UnrecognizedClientException" => ("InvalidCredentials", ErrorKind.Authentication,
                "AWS does not know this access key. It may be deleted, inactive, or of another partition; "
                + "a new one takes up to 15 seconds to work."),
            "SignatureDoesNotMatch" or "IncompleteSignature" => ("InvalidCredentials", ErrorKind.Authentication,
                "The secret does not belong to the access key, or this computer's clock is wrong."),
            "ExpiredToken" or "ExpiredTokenException" or "RequestExpired" => ("ExpiredCredentials", ErrorKind.Authentication,
                "Sign in again, for example with 'aws sso login', and then Connect-AdminAccount."),
            "MissingAuthenticationToken" => ("InvalidCredentials", ErrorKind.Authentication, "The request was not signed."),
            _ when e.StatusCode >= HttpStatusCode.InternalServerError => ("ServiceFailure", ErrorKind.Service,
                "AWS failed, not the request. Try again; with -Ensure what is done already stays as it is."),
            _ => (IdOf(e.ErrorCode), ErrorKind.Service, null),
        };
        return new AdminException(id, kind, target, $"{e.Message} ({e.ErrorCode})", advice, e);
    }

    // An AWS code such as "Client.TooMany" as an id that scripts can rely on.
    private static string IdOf(string code) => string.Concat(
        Regex.Split(code, "[^A-Za-z0-9]+").Where(word => word.Length > 0).Select(word => char.ToUpperInvariant(word[0]) + word.Substring(1)));

    private static string Innermost(Exception exception)
    {
        var e = exception;
        while (e.InnerException is not null)
            e = e.InnerException;
        return e.Message;
    }
}
