using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Tests.Clients.Protocols.Query;

/// <summary>The requests that the client sends.</summary>
public sealed class QueryRequestTests
{
    [Fact]
    public async Task A_request_is_a_signed_form()
    {
        using var server = new LoopbackServer(Answer.Ok("TagUser"));
        using var client = server.CreateClient();

        await client.TagUserAsync(new TagUserRequest
        {
            UserName = "ada+lovelace@example.com",
            Tags = [new Tag { Key = "Team", Value = "R&D = fun" }, new Tag { Key = "Überschrift", Value = "" }],
        });

        var request = Assert.Single(server.Requests);
        Assert.Equal("POST", request.Method);
        Assert.Equal("/", request.Path);
        Assert.StartsWith(
            "application/x-www-form-urlencoded", request.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Contains("/us-gov-west-1/iam/aws4_request", request.Headers["Authorization"], StringComparison.Ordinal);
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["Action"] = "TagUser",
                ["Version"] = "2010-05-08",
                ["UserName"] = "ada+lovelace@example.com",
                ["Tags.member.1.Key"] = "Team",
                ["Tags.member.1.Value"] = "R&D = fun",
                ["Tags.member.2.Key"] = "Überschrift",
                ["Tags.member.2.Value"] = "",
            },
            request.Form.ToDictionary(pair => pair.Key, pair => pair.Value));
    }

    [Fact]
    public async Task A_list_of_texts_is_numbered()
    {
        using var server = new LoopbackServer(Answer.Ok("UntagUser"));
        using var client = server.CreateClient();

        await client.UntagUserAsync(new UntagUserRequest { UserName = "ada", TagKeys = ["a", "b"] });

        Assert.Equal("a", server.Requests[0]["TagKeys.member.1"]);
        Assert.Equal("b", server.Requests[0]["TagKeys.member.2"]);
    }

    [Fact]
    public async Task An_empty_list_is_sent_and_one_that_is_not_set_is_not()
    {
        using var server = new LoopbackServer(Answer.Ok("CreateUser", "<User/>"));
        using var client = server.CreateClient();

        await client.CreateUserAsync(new CreateUserRequest { UserName = "ada", Tags = [] });
        await client.CreateUserAsync(new CreateUserRequest { UserName = "ada" });

        Assert.Equal("", server.Requests[0]["Tags"]);
        Assert.DoesNotContain(server.Requests[1].Form, p => p.Key.StartsWith("Tags", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_null_in_a_list_is_refused()
    {
        using var server = new LoopbackServer(Answer.Ok("TagUser"));
        using var client = server.CreateClient();

        await Assert.ThrowsAsync<ArgumentException>(
            () => client.TagUserAsync(new TagUserRequest { UserName = "ada", Tags = [null] }));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Numbers_flags_and_enumerations_are_written_without_culture()
    {
        using var server = new LoopbackServer(Answer.Ok("UpdateAccountPasswordPolicy"), Answer.Ok("UpdateAccessKey"));
        using var client = server.CreateClient();

        await client.UpdateAccountPasswordPolicyAsync(new UpdateAccountPasswordPolicyRequest
        {
            MinimumPasswordLength = 14,
            RequireSymbols = true,
            RequireNumbers = false,
        });
        await client.UpdateAccessKeyAsync(
            new UpdateAccessKeyRequest { AccessKeyId = "AKIA", Status = StatusType.Inactive });

        Assert.Equal("14", server.Requests[0]["MinimumPasswordLength"]);
        Assert.Equal("true", server.Requests[0]["RequireSymbols"]);
        Assert.Equal("false", server.Requests[0]["RequireNumbers"]);
        Assert.Null(server.Requests[0]["RequireLowercaseCharacters"]);
        Assert.Equal("Inactive", server.Requests[1]["Status"]);
    }

    [Fact]
    public async Task An_operation_can_be_called_without_a_request()
    {
        using var server = new LoopbackServer(Answer.Ok("ListUsers", "<Users/><IsTruncated>false</IsTruncated>"));
        using var client = server.CreateClient();

        await client.ListUsersAsync();

        Assert.Equal("ListUsers", server.Requests[0]["Action"]);
    }

    [Fact]
    public async Task Requests_identify_the_sender()
    {
        using var server = new LoopbackServer(Answer.Ok("ListUsers", "<Users/>"));
        using var client = server.CreateClient();

        await client.ListUsersAsync();

        Assert.Contains("IAM", server.Requests[0].Headers["User-Agent"], StringComparison.Ordinal);
    }
}
