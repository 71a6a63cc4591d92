using System.Net;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;

namespace AdminIam.Tests.Clients.Protocols.Query;

/// <summary>How the client reads errors.</summary>
public sealed class QueryErrorTests
{
    [Theory]
    [InlineData(404, "NoSuchEntity", typeof(NoSuchEntityException))]
    [InlineData(409, "EntityAlreadyExists", typeof(EntityAlreadyExistsException))]
    [InlineData(409, "LimitExceeded", typeof(LimitExceededException))]
    [InlineData(409, "ConcurrentModification", typeof(ConcurrentModificationException))]
    [InlineData(400, "InvalidInput", typeof(InvalidInputException))]
    [InlineData(500, "ServiceFailure", typeof(ServiceFailureException))]
    public async Task A_known_code_is_its_exception(int status, string code, Type type)
    {
        using var server = new LoopbackServer(
            Answer.Error(status, code, "The user &quot;ada&quot; is not valid."));
        using var client = server.CreateClient();

        var exception = await Assert.ThrowsAnyAsync<AmazonIdentityManagementServiceException>(
            () => client.CreateUserAsync(new CreateUserRequest("ada")));

        Assert.IsType(type, exception);
        Assert.Equal(code, exception.ErrorCode);
        Assert.Equal((HttpStatusCode)status, exception.StatusCode);
        Assert.Equal(Answer.RequestId, exception.RequestId);
        Assert.Equal(ErrorType.Sender, exception.ErrorType);
        Assert.Equal("The user \"ada\" is not valid.", exception.Message);
    }

    [Theory]
    [InlineData("GetCredentialReport", 410, "ReportExpired", typeof(CredentialReportExpiredException))]
    [InlineData("GetCredentialReport", 404, "ReportInProgress", typeof(CredentialReportNotReadyException))]
    public async Task Codes_that_differ_from_the_exception_s_name_are_known(
        string operation, int status, string code, Type type)
    {
        using var server = new LoopbackServer(Answer.Error(status, code, operation));
        using var client = server.CreateClient();

        var exception = await Assert.ThrowsAnyAsync<AmazonIdentityManagementServiceException>(
            () => client.GetCredentialReportAsync());

        Assert.IsType(type, exception);
    }

    [Theory]
    [InlineData(403, "AccessDenied")]
    [InlineData(400, "Throttling")]
    [InlineData(403, "InvalidClientTokenId")]
    [InlineData(400, "ValidationError")]
    public async Task Another_code_is_the_service_s_exception(int status, string code)
    {
        using var server = new LoopbackServer(Answer.Error(status, code, "No."));
        using var client = server.CreateClient();

        var exception = await Assert.ThrowsAsync<AmazonIdentityManagementServiceException>(
            () => client.ListUsersAsync());

        Assert.Equal(code, exception.ErrorCode);
        Assert.Equal((HttpStatusCode)status, exception.StatusCode);
        Assert.Equal("No.", exception.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>Bad Gateway</html>")]
    [InlineData("<ErrorResponse><Error><Code>")]
    public async Task An_unreadable_error_is_still_an_error(string body)
    {
        using var server = new LoopbackServer(new Answer(502, body));
        using var client = server.CreateClient();

        var exception = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => client.ListUsersAsync());

        Assert.Equal(HttpStatusCode.BadGateway, exception.StatusCode);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    public async Task A_client_retries_as_often_as_configured(int retries, int requests)
    {
        using var server = new LoopbackServer(Answer.Error(503, "ServiceUnavailable", "Later."));
        using var client = server.CreateClient(retries);

        await Assert.ThrowsAsync<AmazonIdentityManagementServiceException>(() => client.ListUsersAsync());

        Assert.Equal(requests, server.Requests.Count);
    }

    [Fact]
    public async Task A_retry_that_succeeds_is_a_success()
    {
        using var server = new LoopbackServer(
            Answer.Error(400, "Throttling", "Rate exceeded"),
            Answer.Ok("CreateUser", "<User><UserName>ada</UserName></User>"));
        using var client = server.CreateClient(maxErrorRetry: 1);

        var response = await client.CreateUserAsync(new CreateUserRequest("ada"));

        Assert.Equal("ada", response.User.UserName);
        Assert.Equal(server.Requests[0].Form, server.Requests[1].Form);
    }

    [Fact]
    public async Task A_call_can_be_cancelled()
    {
        using var server = new LoopbackServer(Answer.Ok("ListUsers", "<Users/>"));
        using var client = server.CreateClient();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => client.ListUsersAsync(new CancellationToken(canceled: true)));
        Assert.Empty(server.Requests);
    }
}
