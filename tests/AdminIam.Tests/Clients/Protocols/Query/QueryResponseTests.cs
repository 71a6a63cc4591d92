using System.Net;
using System.Text;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;

namespace AdminIam.Tests.Clients.Protocols.Query;

/// <summary>How the client reads responses.</summary>
public sealed class QueryResponseTests
{
    [Fact]
    public async Task Structures_lists_dates_and_metadata_are_read()
    {
        using var server = new LoopbackServer(Answer.Ok(
            "GetUser",
            """
            <User>
              <Path>/</Path><UserName>ada</UserName><UserId>AIDA</UserId>
              <Arn>arn:aws:iam::123456789012:user/ada</Arn>
              <CreateDate>2024-03-01T12:34:56Z</CreateDate>
              <PermissionsBoundary>
                <PermissionsBoundaryType>Policy</PermissionsBoundaryType>
                <PermissionsBoundaryArn>arn:aws:iam::aws:policy/X</PermissionsBoundaryArn>
              </PermissionsBoundary>
              <Tags>
                <member><Key>a</Key><Value>1 &lt; 2</Value></member>
                <member><Key>b</Key><Value/></member>
              </Tags>
            </User>
            """));
        using var client = server.CreateClient();

        var response = await client.GetUserAsync();

        Assert.Equal(Answer.RequestId, response.ResponseMetadata.RequestId);
        Assert.Equal(HttpStatusCode.OK, response.HttpStatusCode);
        Assert.Equal("ada", response.User.UserName);
        Assert.Equal(
            new DateTime(2024, 3, 1, 12, 34, 56, DateTimeKind.Utc), response.User.CreateDate!.Value.ToUniversalTime());
        Assert.Null(response.User.PasswordLastUsed);
        Assert.Equal("arn:aws:iam::aws:policy/X", response.User.PermissionsBoundary.PermissionsBoundaryArn);
        Assert.Equal([("a", "1 < 2"), ("b", "")], response.User.Tags.Select(t => (t.Key, t.Value)));
    }

    [Fact]
    public async Task An_XML_declaration_and_comments_are_skipped()
    {
        var body = "<?xml version=\"1.0\"?>\n<!-- iam -->\n"
            + Answer.Ok("GetUser", "<User><!-- who --><UserName>ada</UserName></User>").Body;
        using var server = new LoopbackServer(new Answer(200, body));
        using var client = server.CreateClient();

        Assert.Equal("ada", (await client.GetUserAsync()).User.UserName);
    }

    [Fact]
    public async Task Members_of_the_same_name_at_other_depths_are_not_mixed_up()
    {
        using var server = new LoopbackServer(Answer.Ok(
            "GetGroup",
            """
            <Group><Path>/g/</Path><GroupName>admins</GroupName><Future><GroupName>no</GroupName></Future></Group>
            <Users><member><Path>/u/</Path><UserName>ada</UserName></member>
            <member><UserName>bob</UserName></member></Users>
            <IsTruncated>true</IsTruncated><Marker>next</Marker><NewInAWS><Marker>no</Marker></NewInAWS>
            """));
        using var client = server.CreateClient();

        var response = await client.GetGroupAsync(new GetGroupRequest("admins"));

        Assert.Equal(("/g/", "admins"), (response.Group.Path, response.Group.GroupName));
        Assert.Equal([("/u/", "ada"), (null, "bob")], response.Users.Select(u => ((string?)u.Path, u.UserName)));
        Assert.True(response.IsTruncated);
        Assert.Equal("next", response.Marker);
    }

    [Fact]
    public async Task An_empty_list_is_null()
    {
        using var server = new LoopbackServer(Answer.Ok("ListUsers", "<Users/><IsTruncated>false</IsTruncated>"));
        using var client = server.CreateClient();

        var response = await client.ListUsersAsync();

        Assert.Null(response.Users);
        Assert.False(response.IsTruncated);
    }

    [Fact]
    public async Task A_map_is_read()
    {
        using var server = new LoopbackServer(Answer.Ok(
            "GetAccountSummary",
            """
            <SummaryMap>
              <entry><key>Users</key><value>31</value></entry>
              <entry><key>AccountMFAEnabled</key><value>1</value></entry>
            </SummaryMap>
            """));
        using var client = server.CreateClient();

        var summary = (await client.GetAccountSummaryAsync()).SummaryMap;

        Assert.Equal(new Dictionary<string, int> { ["Users"] = 31, ["AccountMFAEnabled"] = 1 }, summary);
    }

    [Fact]
    public async Task Blobs_are_decoded()
    {
        var report = Encoding.UTF8.GetBytes("user,arn\nada,\u00e9\n");
        using var server = new LoopbackServer(Answer.Ok(
            "GetCredentialReport",
            $"<Content>{Convert.ToBase64String(report)}</Content><ReportFormat>text/csv</ReportFormat>"
                + "<GeneratedTime>2024-03-01T12:34:56.789Z</GeneratedTime>"));
        using var client = server.CreateClient();

        var response = await client.GetCredentialReportAsync();

        Assert.Equal(report, response.Content.ToArray());
        Assert.Equal(ReportFormatType.TextCsv, response.ReportFormat);
        Assert.Equal(789, response.GeneratedTime!.Value.Millisecond);
    }

    [Fact]
    public async Task A_shared_output_is_read_under_its_operation_s_wrapper()
    {
        using var server = new LoopbackServer(Answer.Ok(
            "SimulatePrincipalPolicy",
            "<EvaluationResults><member><EvalActionName>iam:GetUser</EvalActionName>"
                + "<EvalDecision>explicitDeny</EvalDecision></member></EvaluationResults>"));
        using var client = server.CreateClient();

        var response = await client.SimulatePrincipalPolicyAsync(new SimulatePrincipalPolicyRequest());

        Assert.Equal(PolicyEvaluationDecisionType.ExplicitDeny, Assert.Single(response.EvaluationResults).EvalDecision);
    }

    [Fact]
    public async Task Paginators_follow_the_marker_to_the_end()
    {
        using var server = new LoopbackServer(
            Answer.Ok(
                "ListUsers",
                "<Users><member><UserName>ada</UserName></member></Users><IsTruncated>true</IsTruncated>"
                    + "<Marker>m1</Marker>"),
            Answer.Ok("ListUsers", "<Users/><IsTruncated>true</IsTruncated><Marker>m2</Marker>"),
            Answer.Ok(
                "ListUsers",
                "<Users><member><UserName>bob</UserName></member></Users><IsTruncated>false</IsTruncated>"));
        using var client = server.CreateClient();

        List<string> names = [];
        await foreach (var user in client.Paginators.ListUsers(new ListUsersRequest { MaxItems = 1 }).Users)
            names.Add(user.UserName);

        Assert.Equal(["ada", "bob"], names);
        Assert.Equal([null, "m1", "m2"], server.Requests.Select(r => r["Marker"]));
    }

    [Fact]
    public async Task A_paginator_can_be_read_once()
    {
        using var server = new LoopbackServer(Answer.Ok("ListGroups", "<Groups/><IsTruncated>false</IsTruncated>"));
        using var client = server.CreateClient();
        var paginator = client.Paginators.ListGroups(new ListGroupsRequest());
        await foreach (var page in paginator.Responses)
            Assert.Null(page.Groups);

        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (var page in paginator.Responses)
                Assert.Null(page);
        });
    }

    [Fact]
    public async Task A_truncated_page_without_a_marker_is_an_error()
    {
        using var server = new LoopbackServer(Answer.Ok("ListUsers", "<Users/><IsTruncated>true</IsTruncated>"));
        using var client = server.CreateClient();

        await Assert.ThrowsAsync<AmazonClientException>(async () =>
        {
            await foreach (var page in client.Paginators.ListUsers(new ListUsersRequest()).Responses)
                Assert.Null(page);
        });
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_number_that_is_too_large_is_an_error()
    {
        using var server = new LoopbackServer(Answer.Ok(
            "GetAccountSummary", "<SummaryMap><entry><key>Users</key><value>99999999999</value></entry></SummaryMap>"));
        using var client = server.CreateClient();

        await Assert.ThrowsAsync<AmazonUnmarshallingException>(() => client.GetAccountSummaryAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("not XML")]
    [InlineData("<html><body>Sign in to the network</body></html>")]
    [InlineData("<CreateAccessKeyResponse/>")]
    [InlineData(
        "<CreateAccessKeyResponse><ResponseMetadata><RequestId>x</RequestId></ResponseMetadata>"
            + "</CreateAccessKeyResponse>")]
    [InlineData("<CreateAccessKeyResponse><CreateAccessKeyResult><AccessKey><SecretAccessKey>s3cr3t</SecretAccessKey>")]
    [InlineData(
        "<CreateAccessKeyResponse><CreateAccessKeyResult><AccessKey><SecretAccessKey>s3cr3t</Secret></AccessKey>"
            + "</CreateAccessKeyResult></CreateAccessKeyResponse>")]
    [InlineData(
        "<CreateAccessKeyResponse><CreateAccessKeyResult><AccessKey><SecretAccessKey>s3cr3t</SecretAccessKey>"
            + "<CreateDate>soon</CreateDate></AccessKey></CreateAccessKeyResult></CreateAccessKeyResponse>")]
    public async Task An_unreadable_response_is_an_error_without_secrets(string body)
    {
        using var server = new LoopbackServer(new Answer(200, body));
        using var client = server.CreateClient(maxErrorRetry: 2);

        var exception = await Assert.ThrowsAsync<AmazonUnmarshallingException>(() => client.CreateAccessKeyAsync());

        Assert.DoesNotContain("s3cr3t", exception.ToString(), StringComparison.Ordinal);
        // A second request would create a second key.
        Assert.Single(server.Requests);
    }
}
