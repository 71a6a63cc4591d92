using System.Globalization;
using System.Net;
using Amazon.IdentityStore.Model;
using Amazon.Organizations;
using Amazon.Organizations.Model;
using Amazon.Runtime;
using Amazon.SSOAdmin;
using Amazon.SSOAdmin.Model;
using CsCheck;

namespace AdminIam.Tests.Clients.Protocols.Json;

/// <summary>The responses of the AWS JSON 1.1 protocol.</summary>
public sealed class JsonResponseTests
{
    [Fact]
    public async Task The_example_of_the_AWS_documentation_is_read()
    {
        // https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html
        using var server = new LoopbackServer(Answer.Json(
            """
            {
              "Accounts": [
                {
                  "Arn": "arn:aws:organizations::111111111111:account/o-exampleorgid/111111111111",
                  "Email": "bill@example.com", "Id": "111111111111", "JoinedMethod": "INVITED",
                  "JoinedTimestamp": 1.481835795536E9, "Name": "Management Account", "Status": "ACTIVE"
                },
                { "Id": "222222222222", "JoinedMethod": "CREATED", "JoinedTimestamp": 1481835741, "Name": "Security" }
              ]
            }
            """));
        using var client = server.CreateOrganizations();

        var response = await client.ListAccountsAsync(new ListAccountsRequest());

        Assert.Equal(HttpStatusCode.OK, response.HttpStatusCode);
        Assert.Equal(Answer.RequestId, response.ResponseMetadata.RequestId);
        Assert.Null(response.NextToken);
        Assert.Equal(["111111111111", "222222222222"], response.Accounts.Select(a => a.Id));
        Assert.Equal(AccountStatus.ACTIVE, response.Accounts[0].Status);
        Assert.Null(response.Accounts[1].Status);
        Assert.Equal(
            new DateTime(2016, 12, 15, 21, 3, 15, 536, DateTimeKind.Utc), response.Accounts[0].JoinedTimestamp);
        Assert.Equal(new DateTime(2016, 12, 15, 21, 2, 21, DateTimeKind.Utc), response.Accounts[1].JoinedTimestamp);
    }

    [Theory]
    [InlineData("1481835741", "2016-12-15T21:02:21.0000000Z")]
    [InlineData("1481835741.5", "2016-12-15T21:02:21.5000000Z")]
    [InlineData("1.481835741536E9", "2016-12-15T21:02:21.5360000Z")]
    [InlineData("0", "1970-01-01T00:00:00.0000000Z")]
    [InlineData("-1", "1969-12-31T23:59:59.0000000Z")]
    [InlineData("\"2016-12-15T21:02:21Z\"", "2016-12-15T21:02:21.0000000Z")]
    public async Task Times_are_read_in_UTC(string json, string expected)
    {
        using var server = new LoopbackServer(
            Answer.Json($$"""{ "PermissionSet": { "CreatedDate": {{json}} } }"""));
        using var client = server.CreateSsoAdmin();

        var response = await client.DescribePermissionSetAsync(new DescribePermissionSetRequest());

        Assert.Equal(expected, response.PermissionSet.CreatedDate!.Value.ToString("O", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Any_time_of_milliseconds_is_read_exactly()
    {
        var answer = Answer.Json("{}");
        using var server = new LoopbackServer(_ => answer);
        using var client = server.CreateSsoAdmin();

        Gen.Long[-60_000_000_000_000, 250_000_000_000_000].Sample(
            milliseconds =>
            {
                var seconds = ((decimal)milliseconds / 1000).ToString(CultureInfo.InvariantCulture);
                answer = Answer.Json($$"""{ "PermissionSet": { "CreatedDate": {{seconds}} } }""");
                var request = new DescribePermissionSetRequest();
                var response = client.DescribePermissionSetAsync(request).GetAwaiter().GetResult();
                var expected = DateTime.UnixEpoch.AddTicks(milliseconds * TimeSpan.TicksPerMillisecond);
                Assert.Equal(expected, response.PermissionSet.CreatedDate);
            },
            iter: 100,
            threads: 1);
    }

    [Fact]
    public async Task Nulls_are_treated_as_missing()
    {
        using var server = new LoopbackServer(Answer.Json(
            """
            {
              "UserId": null, "Name": null, "Emails": [null, { "Value": null }],
              "Extensions": { "a": null, "b": 1 }
            }
            """));
        using var client = server.CreateIdentityStore();

        var user = await client.DescribeUserAsync(new DescribeUserRequest());

        Assert.Null(user.UserId);
        Assert.Null(user.Name);
        Assert.Null(Assert.Single(user.Emails).Value);
        Assert.Equal(1, Assert.Single(user.Extensions).Value.AsInt());
    }

    [Fact]
    public async Task An_empty_list_is_empty_and_a_missing_one_is_null()
    {
        using var server = new LoopbackServer(Answer.Json("""{ "Users": [] }"""), Answer.Json("{}"));
        using var client = server.CreateIdentityStore();

        Assert.Empty((await client.ListUsersAsync(new ListUsersRequest())).Users);
        Assert.Null((await client.ListUsersAsync(new ListUsersRequest())).Users);
    }

    [Fact]
    public async Task Unknown_members_are_ignored_and_unknown_values_kept()
    {
        using var server = new LoopbackServer(Answer.Json(
            """
            {
              "Future": { "Deep": [[1], { "UserName": "no" }] },
              "AccountAssignmentCreationStatus": { "Status": "PAUSED", "New": 1, "PrincipalType": "ROBOT" }
            }
            """));
        using var client = server.CreateSsoAdmin();

        var status = (await client.CreateAccountAssignmentAsync(new CreateAccountAssignmentRequest()))
            .AccountAssignmentCreationStatus;

        Assert.Equal("PAUSED", status.Status.Value);
        Assert.Equal(new PrincipalType("ROBOT"), status.PrincipalType);
    }

    [Fact]
    public async Task A_member_of_a_union_that_is_unknown_leaves_it_empty()
    {
        using var server = new LoopbackServer(Answer.Json(
            """
            { "GroupMemberships": [{ "MemberId": { "GroupId": "g" } }, { "MemberId": { "UserId": "u" } }] }
            """));
        using var client = server.CreateIdentityStore();

        var memberships = (await client.ListGroupMembershipsAsync(new ListGroupMembershipsRequest())).GroupMemberships;

        Assert.Equal([null, "u"], memberships.Select(m => m.MemberId.UserId));
    }

    [Fact]
    public async Task Documents_keep_their_structure()
    {
        using var server = new LoopbackServer(Answer.Json(
            """
            { "Extensions": { "x": { "n": 1, "l": 4000000000, "d": 1.5, "t": "text", "b": [true, null, {}] } } }
            """));
        using var client = server.CreateIdentityStore();

        var document = (await client.DescribeUserAsync(new DescribeUserRequest())).Extensions["x"].AsDictionary();

        Assert.Equal(1, document["n"].AsInt());
        Assert.Equal(4_000_000_000, document["l"].AsLong());
        Assert.Equal(1.5, document["d"].AsDouble());
        Assert.Equal("text", document["t"].AsString());
        var list = document["b"].AsList();
        Assert.Equal((true, true, true), (list[0].AsBool(), list[1].IsNull(), list[2].IsDictionary()));
    }

    [Fact]
    public async Task A_number_instead_of_text_is_read_as_text()
    {
        // Some test endpoints send the default session duration as a number.
        using var server = new LoopbackServer(Answer.Json("""{ "PermissionSet": { "SessionDuration": 3600 } }"""));
        using var client = server.CreateSsoAdmin();

        var response = await client.DescribePermissionSetAsync(new DescribePermissionSetRequest());

        Assert.Equal("3600", response.PermissionSet.SessionDuration);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{ \"Future\": 1 }")]
    public async Task An_operation_without_output_returns_nothing_or_an_empty_object(string body)
    {
        using var server = new LoopbackServer(Answer.Json(body));
        using var client = server.CreateIdentityStore();

        Assert.Equal(HttpStatusCode.OK, (await client.DeleteUserAsync(new DeleteUserRequest())).HttpStatusCode);
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("<html><body>Sign in to the network</body></html>")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{")]
    public async Task Another_response_is_not_success_of_an_operation_without_output(string body)
    {
        using var server = new LoopbackServer(Answer.Json(body));
        using var client = server.CreateIdentityStore(maxErrorRetry: 2);

        await Assert.ThrowsAsync<AmazonUnmarshallingException>(() => client.DeleteUserAsync(new DeleteUserRequest()));
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("<html><body>Sign in to the network</body></html>")]
    [InlineData("{ \"UserName\": \"s3cr3t\"")]
    [InlineData("{ \"UserName\": [\"s3cr3t\"] }")]
    [InlineData("{ \"Name\": \"s3cr3t\" }")]
    [InlineData("{ \"Emails\": \"s3cr3t\" }")]
    [InlineData("{ \"Emails\": [{ \"Primary\": \"s3cr3t\" }] }")]
    [InlineData("{ \"CreatedAt\": \"s3cr3t\" }")]
    [InlineData("{ \"CreatedAt\": 1e20 }")]
    [InlineData("{ \"CreatedAt\": 1e300 }")]
    [InlineData("{ \"UserName\": \"s3cr3t\\ud800\" }")]
    public async Task A_response_that_cannot_be_read_is_an_error_without_its_content(string body)
    {
        using var server = new LoopbackServer(Answer.Json(body));
        using var client = server.CreateIdentityStore(maxErrorRetry: 2);

        var exception = await Assert.ThrowsAsync<AmazonUnmarshallingException>(
            () => client.DescribeUserAsync(new DescribeUserRequest()));

        Assert.DoesNotContain("s3cr3t", exception.ToString(), StringComparison.Ordinal);
        // A resent request could create something twice.
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Paginators_follow_the_token_past_empty_pages()
    {
        using var server = new LoopbackServer(
            Answer.Json("""{ "Accounts": [], "NextToken": "t1" }"""),
            Answer.Json("""{ "Accounts": [{ "Id": "111111111111" }], "NextToken": "t2" }"""),
            Answer.Json("""{ "NextToken": "t3" }"""),
            Answer.Json("""{ "Accounts": [{ "Id": "222222222222" }], "NextToken": null }"""));
        using var client = server.CreateOrganizations();

        List<string> ids = [];
        var paginator = client.Paginators.ListAccounts(new ListAccountsRequest { MaxResults = 20 });
        await foreach (var account in paginator.Accounts)
            ids.Add(account.Id);

        Assert.Equal(["111111111111", "222222222222"], ids);
        Assert.Equal(
            [null, "t1", "t2", "t3"],
            server.Requests.Select(r => r.Json.TryGetProperty("NextToken", out var token) ? token.GetString() : null));
        Assert.All(server.Requests, r => Assert.Equal(20, r.Json.GetProperty("MaxResults").GetInt32()));
    }

    [Fact]
    public async Task An_empty_token_ends_the_pages()
    {
        using var server = new LoopbackServer(Answer.Json("""{ "Instances": [], "NextToken": "" }"""));
        using var client = server.CreateSsoAdmin();

        var pages = 0;
        await foreach (var page in client.Paginators.ListInstances(new ListInstancesRequest()).Responses)
        {
            Assert.Empty(page.Instances);
            pages++;
        }

        Assert.Equal(1, pages);
    }
}
