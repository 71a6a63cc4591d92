using System.Net;
using System.Net.Sockets;
using AdminIam.Engine.Aws.Errors;
using AdminIam.Engine.Aws.Sessions;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;

namespace AdminIam.Tests.Engine.Aws.Errors;

public sealed class AwsErrorsTests
{
    [Theory]
    [InlineData("EntityAlreadyExists", 409, "EntityAlreadyExists", ErrorKind.ResourceExists)]
    [InlineData("NoSuchEntity", 404, "NotFound", ErrorKind.NotFound)]
    [InlineData("LimitExceeded", 409, "QuotaExceeded", ErrorKind.LimitExceeded)]
    [InlineData("DeleteConflict", 409, "DeleteConflict", ErrorKind.InvalidOperation)]
    [InlineData("PasswordPolicyViolation", 400, "PasswordPolicyViolation", ErrorKind.InvalidArgument)]
    [InlineData("MalformedPolicyDocument", 400, "MalformedPolicyDocument", ErrorKind.InvalidArgument)]
    [InlineData("PolicyNotAttachable", 400, "PolicyNotAttachable", ErrorKind.InvalidOperation)]
    [InlineData("ValidationError", 400, "InvalidInput", ErrorKind.InvalidArgument)]
    [InlineData("InvalidInput", 400, "InvalidInput", ErrorKind.InvalidArgument)]
    [InlineData("AccessDenied", 403, "AccessDenied", ErrorKind.PermissionDenied)]
    [InlineData("InvalidAuthenticationCode", 403, "InvalidMfaCode", ErrorKind.InvalidArgument)]
    [InlineData("EntityTemporarilyUnmodifiable", 409, "EntityBusy", ErrorKind.InvalidOperation)]
    [InlineData("ConcurrentModification", 409, "EntityBusy", ErrorKind.InvalidOperation)]
    [InlineData("InvalidClientTokenId", 403, "InvalidCredentials", ErrorKind.Authentication)]
    [InlineData("SignatureDoesNotMatch", 403, "InvalidCredentials", ErrorKind.Authentication)]
    [InlineData("ExpiredToken", 403, "ExpiredCredentials", ErrorKind.Authentication)]
    [InlineData("ServiceFailure", 500, "ServiceFailure", ErrorKind.Service)]
    [InlineData("InternalFailure", 500, "ServiceFailure", ErrorKind.Service)]
    [InlineData("SomethingNew", 400, "SomethingNew", ErrorKind.Service)]
    [InlineData("Client.something-new", 400, "ClientSomethingNew", ErrorKind.Service)]
    public void A_response_of_aws_has_its_id_and_kind(string code, int status, string id, ErrorKind kind)
    {
        var answer = Answer(code, status);

        var failure = AwsErrors.Translate(answer, "alice");

        Assert.Equal((id, kind, "alice"), (failure.ErrorId, failure.Kind, failure.Target));
        Assert.Equal($"AWS's words ({code})", failure.Message);
        Assert.Same(answer, failure.InnerException);
        Assert.Equal(id.EndsWith("SomethingNew", StringComparison.Ordinal), failure.Advice is null);
    }

    [Fact]
    public void Exceptions_of_the_module_are_returned_unchanged()
    {
        var known = new AdminException("UserNotFound", ErrorKind.NotFound, "alice", "There is no user 'alice'.");

        Assert.Same(known, AwsErrors.Translate(known, "bob"));
    }

    public static TheoryData<Exception> NetworkFailures => new()
    {
        new HttpRequestException("refused", new SocketException((int)SocketError.ConnectionRefused)),
        new AmazonServiceException(
            "no answer", new HttpRequestException("reset", new SocketException((int)SocketError.ConnectionReset))),
        new AmazonClientException("broken", new IOException("The response ended prematurely.")),
        new TaskCanceledException("too slow", new TimeoutException()),
    };

    [Theory]
    [MemberData(nameof(NetworkFailures))]
    public void A_network_failure_is_a_failure_of_the_endpoint(Exception exception)
    {
        var failure = AwsErrors.Translate(exception, "alice");

        Assert.Equal(("EndpointUnreachable", ErrorKind.Connection), (failure.ErrorId, failure.Kind));
        Assert.Contains("AWS_ENDPOINT_URL", failure.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unexpected_exception_keeps_its_message_and_type()
    {
        var failure = AwsErrors.Translate(new InvalidOperationException("unexpected"), "alice");

        Assert.Equal(
            ("InvalidOperationException", ErrorKind.Service, "unexpected"),
            (failure.ErrorId, failure.Kind, failure.Message));
    }

    [Fact]
    public void The_codes_of_a_service_do_not_apply_to_another_service()
    {
        var answer = Answer("NoSuchEntity", 404);
        new CallTrace(StsService.Description, "ListWidgets", new Uri("https://widgets.example")).AttachTo(answer);

        Assert.Equal("NoSuchEntity", AwsErrors.Translate(answer, "alice").ErrorId);
    }

    private static AmazonIdentityManagementServiceException Answer(string code, int status)
    {
        var answer = code switch
        {
            "NoSuchEntity" =>
                new NoSuchEntityException("AWS's words", null, ErrorType.Sender, code, "1", (HttpStatusCode)status),
            _ =>
                new AmazonIdentityManagementServiceException(
                    "AWS's words", null, ErrorType.Sender, code, "1", (HttpStatusCode)status),
        };
        new CallTrace(IamService.Description, "GetUser", new Uri("https://iam.amazonaws.com")).AttachTo(answer);
        return answer;
    }
}
