using AdminIam.Engine.Aws.Errors;
using AdminIam.Tests.Clients;
using Amazon.IdentityStore;
using Amazon.IdentityStore.Model;

namespace AdminIam.Tests.Engine.Aws.Protocols;

public sealed class JsonProtocolTests
{
    private const string Users =
        """{"Users":[{"IdentityStoreId":"d-1234567890","UserId":"u-1","UserName":"alice"}],"NextToken":"t"}""";

    private const string SignInPage = "<!DOCTYPE html><html><body>Sign in</body></html>";

    [Fact]
    public async Task A_whole_result_is_accepted()
    {
        var answer = await ListAsync(Answer.Json(Users));

        Assert.Equal("alice", Assert.Single(answer.Users).UserName);
    }

    [Fact]
    public async Task A_result_without_any_member_is_accepted() =>
        Assert.Null((await ListAsync(Answer.Json("{}"))).NextToken);

    [Theory]
    [InlineData(SignInPage)]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"Users\"")]
    [InlineData("""{"status":"ok"}""")]
    [InlineData(Users + "{}")]
    public async Task Anything_else_is_not_an_answer_of_aws(string body)
    {
        foreach (var status in new[] { 200, 403, 500 })
        {
            var failure = await Assert.ThrowsAsync<UnexpectedAnswerException>(
                () => ListAsync(Answer.Json(body, status)));

            Assert.Contains("ListUsers", failure.Message, StringComparison.Ordinal);
            Assert.Equal("UnexpectedAnswer", AwsErrors.Translate(failure, null).ErrorId);
        }
    }

    [Fact]
    public async Task A_truncated_result_is_not_an_answer_of_aws()
    {
        for (var length = 0; length < Users.Length; length++)
            await Assert.ThrowsAsync<UnexpectedAnswerException>(() => ListAsync(Answer.Json(Users[..length])));
    }

    [Theory]
    [InlineData("""{"__type":"com.amazonaws.identitystore#ThrottlingException","message":"slow down"}""", null)]
    [InlineData("""{"message":"slow down"}""", "ThrottlingException")]
    public async Task An_error_of_aws_keeps_its_code(string body, string? header)
    {
        var failure = await Assert.ThrowsAnyAsync<AmazonIdentityStoreException>(
            () => ListAsync(Answer.Json(body, 400, header)));

        Assert.Equal("ThrottlingException", failure.ErrorCode);
    }

    [Fact]
    public async Task An_operation_that_returns_nothing_may_have_an_empty_answer()
    {
        using var server = new LoopbackServer(Answer.Json(""), Answer.Json("{}"));
        using var client = new CheckedJsonClient(server);
        var request = new DeleteUserRequest { IdentityStoreId = "d-1234567890", UserId = "u-1" };

        await client.DeleteUserAsync(request);
        await client.DeleteUserAsync(request);
    }

    private static async Task<ListUsersResponse> ListAsync(Answer answer)
    {
        using var server = new LoopbackServer(answer);
        using var client = new CheckedJsonClient(server);
        return await client.ListUsersAsync(new ListUsersRequest { IdentityStoreId = "d-1234567890" });
    }
}
