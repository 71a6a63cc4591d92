using System.Text.Json;
using Amazon.IdentityStore.Model;
using Amazon.Organizations.Model;
using Amazon.Runtime.Documents;
using Amazon.SSOAdmin;
using Amazon.SSOAdmin.Model;
using CsCheck;

namespace AdminIam.Tests.Clients.Protocols.Json;

/// <summary>The requests of the AWS JSON 1.1 protocol.</summary>
public sealed class JsonRequestTests
{
    [Fact]
    public async Task A_request_is_signed_JSON_and_a_header_names_its_operation()
    {
        using var server = new LoopbackServer(Answer.Json("{}"));
        using var client = server.CreateSsoAdmin();

        await client.CreateAccountAssignmentAsync(new CreateAccountAssignmentRequest
        {
            InstanceArn = "arn:aws:sso:::instance/ssoins-1234567890abcdef",
            TargetId = "123456789012",
            TargetType = TargetType.AWS_ACCOUNT,
            PrincipalType = PrincipalType.USER,
            PrincipalId = "ada",
        });

        var request = Assert.Single(server.Requests);
        Assert.Equal("POST", request.Method);
        Assert.Equal("/", request.Path);
        Assert.Equal("application/x-amz-json-1.1", request.Headers["Content-Type"]);
        Assert.Equal("SWBExternalService.CreateAccountAssignment", request.Headers["X-Amz-Target"]);
        Assert.Contains("/us-gov-west-1/sso/aws4_request", request.Headers["Authorization"], StringComparison.Ordinal);
        Assert.Contains("x-amz-target", request.Headers["Authorization"], StringComparison.Ordinal);
        AssertJson(
            """
            {
              "InstanceArn": "arn:aws:sso:::instance/ssoins-1234567890abcdef",
              "TargetId": "123456789012",
              "TargetType": "AWS_ACCOUNT",
              "PrincipalType": "USER",
              "PrincipalId": "ada"
            }
            """,
            request);
    }

    [Fact]
    public async Task Each_service_has_its_target_and_its_signing_name()
    {
        using var server = new LoopbackServer(Answer.Json("{}"));
        using var store = server.CreateIdentityStore();
        using var organizations = server.CreateOrganizations();

        await store.ListGroupsAsync(new ListGroupsRequest { IdentityStoreId = "d-1234567890", MaxResults = 7 });
        await organizations.DescribeOrganizationAsync(new DescribeOrganizationRequest());

        Assert.Equal("AWSIdentityStore.ListGroups", server.Requests[0].Headers["X-Amz-Target"]);
        Assert.Contains("/identitystore/aws4", server.Requests[0].Headers["Authorization"], StringComparison.Ordinal);
        AssertJson("""{ "IdentityStoreId": "d-1234567890", "MaxResults": 7 }""", server.Requests[0]);
        Assert.Equal(
            "AWSOrganizationsV20161128.DescribeOrganization", server.Requests[1].Headers["X-Amz-Target"]);
        Assert.Contains("/organizations/aws4", server.Requests[1].Headers["Authorization"], StringComparison.Ordinal);
        AssertJson("{}", server.Requests[1]);
    }

    [Fact]
    public async Task Structures_lists_unions_and_documents_are_written()
    {
        using var server = new LoopbackServer(Answer.Json("{}"));
        using var client = server.CreateIdentityStore();

        await client.CreateUserAsync(new CreateUserRequest
        {
            UserName = "ada",
            Name = new Name { GivenName = "Ada" },
            Emails = [new Email { Value = "ada@example.com", Primary = true }, new Email { Primary = false }],
            Extensions = new Dictionary<string, Document>
            {
                ["aws:identitystore:enterprise"] = new Document(new Dictionary<string, Document>
                {
                    ["costCenter"] = 42,
                    ["long"] = 4_000_000_000L,
                    ["share"] = 0.5,
                    ["active"] = true,
                    ["nothing"] = default,
                    ["tags"] = new Document("a", new Document(new List<Document> { "b" })),
                }),
            },
        });
        await client.GetGroupMembershipIdAsync(
            new GetGroupMembershipIdRequest { MemberId = new MemberId { UserId = "u-1" } });

        AssertJson(
            """
            {
              "UserName": "ada",
              "Name": { "GivenName": "Ada" },
              "Emails": [{ "Value": "ada@example.com", "Primary": true }, { "Primary": false }],
              "Extensions": {
                "aws:identitystore:enterprise": {
                  "costCenter": 42, "long": 4000000000, "share": 0.5, "active": true, "nothing": null,
                  "tags": ["a", ["b"]]
                }
              }
            }
            """,
            server.Requests[0]);
        AssertJson("""{ "MemberId": { "UserId": "u-1" } }""", server.Requests[1]);
    }

    [Fact]
    public async Task An_empty_list_is_sent_and_one_that_is_not_set_is_not()
    {
        using var server = new LoopbackServer(Answer.Json("{}"));
        using var client = server.CreateSsoAdmin();

        await client.UntagResourceAsync(new Amazon.SSOAdmin.Model.UntagResourceRequest { TagKeys = [] });
        await client.UntagResourceAsync(new Amazon.SSOAdmin.Model.UntagResourceRequest());

        AssertJson("""{ "TagKeys": [] }""", server.Requests[0]);
        AssertJson("{}", server.Requests[1]);
    }

    [Fact]
    public async Task A_null_in_a_list_is_refused()
    {
        using var server = new LoopbackServer(Answer.Json("{}"));
        using var client = server.CreateIdentityStore();

        await Assert.ThrowsAsync<ArgumentException>(
            () => client.CreateUserAsync(new CreateUserRequest { Emails = [null] }));
        await Assert.ThrowsAsync<ArgumentException>(
            () => client.IsMemberInGroupsAsync(new IsMemberInGroupsRequest { GroupIds = [null] }));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Quotation_marks_in_a_policy_are_escaped_briefly()
    {
        const string policy = """{"Version":"2012-10-17","Statement":[{"Action":"s3:*","Condition":{"é":"<&>+'"}}]}""";
        using var server = new LoopbackServer(Answer.Json("{}"));
        using var client = server.CreateSsoAdmin();

        await client.PutInlinePolicyToPermissionSetAsync(
            new PutInlinePolicyToPermissionSetRequest { InlinePolicy = policy });

        Assert.Equal(policy, server.Requests[0].Json.GetProperty("InlinePolicy").GetString());
        Assert.Contains("\\\"Version\\\"", server.Requests[0].Body, StringComparison.Ordinal);
        Assert.Contains("é", server.Requests[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_is_transferred_unchanged()
    {
        using var server = new LoopbackServer(Answer.Json("{}"));
        using var client = server.CreateSsoAdmin();
        // Half of a surrogate pair is not valid text.
        var texts = Gen.String.Where(t => !t.Any(char.IsSurrogate));

        texts.Sample(
            text =>
            {
                var request = new UpdatePermissionSetRequest { Description = text };
                client.UpdatePermissionSetAsync(request).GetAwaiter().GetResult();
                Assert.Equal(text, server.Requests[^1].Json.GetProperty("Description").GetString());
            },
            iter: 100,
            threads: 1);
    }

    [Fact]
    public async Task Requests_identify_the_sender()
    {
        using var server = new LoopbackServer(Answer.Json("{}"));
        using var client = server.CreateSsoAdmin();

        await client.ListInstancesAsync(new ListInstancesRequest());

        Assert.Contains(
            " api/SSO Admin#", server.Requests[0].Headers["User-Agent"], StringComparison.Ordinal);
    }

    private static void AssertJson(string expected, CapturedRequest request) =>
        Assert.True(
            JsonElement.DeepEquals(JsonDocument.Parse(expected).RootElement, request.Json),
            $"The body is {request.Body}");
}
