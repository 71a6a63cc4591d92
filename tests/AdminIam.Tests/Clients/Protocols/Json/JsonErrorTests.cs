using System.Net;
using Amazon.IdentityStore;
using Amazon.IdentityStore.Model;
using Amazon.Organizations;
using Amazon.Organizations.Model;
using Amazon.SSOAdmin;
using Amazon.SSOAdmin.Model;

namespace AdminIam.Tests.Clients.Protocols.Json;

/// <summary>The errors of the AWS JSON 1.1 protocol.</summary>
public sealed class JsonErrorTests
{
    [Theory]
    [InlineData("""{ "__type": "ResourceNotFoundException", "Message": "No." }""", null)]
    [InlineData("""{ "__type": "com.amazonaws.sso#ResourceNotFoundException", "message": "No." }""", null)]
    [InlineData("""{ "__type": "ResourceNotFoundException:http://amazon.com/x#y/", "Message": "No." }""", null)]
    [InlineData(
        """{ "Message": "No." }""",
        "com.amazonaws.swb#ResourceNotFoundException:http://internal.amazon.com/coral/com.amazon.coral.validate/")]
    [InlineData("""{ "Message": "No." }""", "ResourceNotFoundException")]
    [InlineData("""{ "__type": "ResourceNotFoundException", "Message": "No." }""", "Other")]
    [InlineData("""{ "code": "ResourceNotFoundException", "Message": "No." }""", null)]
    public async Task Code_and_message_are_found_in_body_or_header(string body, string? header)
    {
        using var server = new LoopbackServer(Answer.Json(body, 400, header));
        using var client = server.CreateSsoAdmin();

        var exception = await Assert.ThrowsAsync<Amazon.SSOAdmin.Model.ResourceNotFoundException>(
            () => client.DescribePermissionSetAsync(new DescribePermissionSetRequest()));

        Assert.IsAssignableFrom<AmazonSSOAdminException>(exception);
        Assert.Equal("ResourceNotFoundException", exception.ErrorCode);
        Assert.Equal("No.", exception.Message);
        Assert.Equal(HttpStatusCode.BadRequest, exception.StatusCode);
        Assert.Equal(Answer.RequestId, exception.RequestId);
    }

    [Fact]
    public async Task Members_of_an_error_are_read()
    {
        using var server = new LoopbackServer(
            Answer.Json(
                """
                {
                  "__type": "ConflictException", "Message": "Duplicate UserName",
                  "Reason": "UNIQUENESS_CONSTRAINT_VIOLATION"
                }
                """,
                400),
            Answer.Json("""{ "__type": "ThrottlingException", "Message": "Slow", "RetryAfterSeconds": 3 }""", 400));
        using var client = server.CreateIdentityStore();

        var conflict = await Assert.ThrowsAsync<Amazon.IdentityStore.Model.ConflictException>(
            () => client.CreateUserAsync(new CreateUserRequest()));
        var throttling = await Assert.ThrowsAsync<Amazon.IdentityStore.Model.ThrottlingException>(
            () => client.CreateUserAsync(new CreateUserRequest()));

        Assert.Equal(ConflictExceptionReason.UNIQUENESS_CONSTRAINT_VIOLATION, conflict.Reason);
        Assert.Equal(3, throttling.RetryAfterSeconds);
        Assert.NotNull(throttling.Retryable);
    }

    [Fact]
    public async Task A_member_of_an_unexpected_kind_does_not_hide_the_error()
    {
        using var server = new LoopbackServer(Answer.Json(
            """{ "__type": "ThrottlingException", "Message": "Slow", "RetryAfterSeconds": "soon" }""", 400));
        using var client = server.CreateIdentityStore();

        var exception = await Assert.ThrowsAsync<Amazon.IdentityStore.Model.ThrottlingException>(
            () => client.CreateUserAsync(new CreateUserRequest()));

        Assert.Equal("Slow", exception.Message);
        Assert.Null(exception.RetryAfterSeconds);
    }

    [Fact]
    public async Task Errors_of_Organizations_have_their_names()
    {
        using var server = new LoopbackServer(Answer.Json(
            """
            {
              "__type": "AWSOrganizationsNotInUseException",
              "Message": "Your account is not a member of an organization."
            }
            """,
            400));
        using var client = server.CreateOrganizations();

        var exception = await Assert.ThrowsAsync<AWSOrganizationsNotInUseException>(
            () => client.DescribeOrganizationAsync(new DescribeOrganizationRequest()));

        Assert.Equal("Your account is not a member of an organization.", exception.Message);
    }

    [Theory]
    [InlineData(400, "UnrecognizedClientException")]
    [InlineData(400, "ExpiredTokenException")]
    [InlineData(503, "Unheard-of")]
    public async Task Another_code_is_the_service_s_exception(int status, string code)
    {
        using var server = new LoopbackServer(Answer.Json($$"""{ "__type": "{{code}}", "message": "No." }""", status));
        using var client = server.CreateOrganizations();

        var exception = await Assert.ThrowsAsync<AmazonOrganizationsException>(
            () => client.ListRootsAsync(new ListRootsRequest()));

        Assert.Equal(code, exception.ErrorCode);
        Assert.Equal((HttpStatusCode)status, exception.StatusCode);
        Assert.Equal("No.", exception.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>Bad Gateway s3cr3t</html>")]
    [InlineData("{ \"__type\": \"s3cr3t")]
    [InlineData("{}")]
    [InlineData("[\"s3cr3t\"]")]
    [InlineData("{ \"__type\": {} }")]
    public async Task A_response_that_is_not_from_AWS_has_a_status_and_no_code(string body)
    {
        using var server = new LoopbackServer(new Answer(502, body) { ContentType = "text/html" });
        using var client = server.CreateOrganizations();

        var exception = await Assert.ThrowsAsync<AmazonOrganizationsException>(
            () => client.ListRootsAsync(new ListRootsRequest()));

        Assert.Equal(HttpStatusCode.BadGateway, exception.StatusCode);
        Assert.Null(exception.ErrorCode);
        Assert.Contains("502", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_without_a_message_is_named_by_its_code()
    {
        using var server = new LoopbackServer(Answer.Json("""{ "__type": "ServiceException", "Message": "" }""", 500));
        using var client = server.CreateOrganizations();

        var exception = await Assert.ThrowsAsync<ServiceException>(() => client.ListRootsAsync(new ListRootsRequest()));

        Assert.Contains("ServiceException", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ThrottlingException", 400)]
    [InlineData("TooManyRequestsException", 400)]
    [InlineData("InternalServerException", 500)]
    public async Task The_runtime_retries_temporary_errors(string code, int status)
    {
        using var server = new LoopbackServer(
            Answer.Json($$"""{ "__type": "{{code}}", "Message": "Later." }""", status),
            Answer.Json("""{ "Instances": [{ "InstanceArn": "arn" }] }"""));
        using var client = server.CreateSsoAdmin(maxErrorRetry: 1);

        var response = await client.ListInstancesAsync(new ListInstancesRequest());

        Assert.Equal("arn", Assert.Single(response.Instances).InstanceArn);
        Assert.Equal(server.Requests[0].Body, server.Requests[1].Body);
    }

    [Fact]
    public async Task A_call_can_be_cancelled()
    {
        using var server = new LoopbackServer(Answer.Json("{}"));
        using var client = server.CreateOrganizations();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => client.ListRootsAsync(new ListRootsRequest(), new CancellationToken(canceled: true)));
        Assert.Empty(server.Requests);
    }
}
