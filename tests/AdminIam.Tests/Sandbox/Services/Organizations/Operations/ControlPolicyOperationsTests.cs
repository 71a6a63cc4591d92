using System.Text.Json;

namespace AdminIam.Tests.Sandbox.Services.Organizations.Operations;

public sealed class ControlPolicyOperationsTests : IDisposable
{
    private const string DenyAll = "'Effect':'Deny','Action':'*','Resource':'*'";
    private readonly RunningSandbox _sandbox = new(TestOrganization.Options());

    private JsonServiceClient Client => JsonServiceClient.Organizations(_sandbox);

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task A_policy_is_created_changed_and_deleted()
    {
        var created = (await Client.OkAsync("CreatePolicy", Input("DenyAll"))).GetProperty("Policy");
        var id = created.GetProperty("PolicySummary").Text("Id");
        Assert.Matches("^p-[a-z0-9]{8}$", id);
        Assert.EndsWith(
            $"/service_control_policy/{id}", created.GetProperty("PolicySummary").Text("Arn"),
            StringComparison.Ordinal);
        Assert.Equal(
            ["DenyAll", "FullAWSAccess"], (await ListAsync()).Texts("Policies", "Name").Order(StringComparer.Ordinal));

        await Client.OkAsync("UpdatePolicy", new { PolicyId = id, Name = "Deny", Description = "Everything" });

        var changed = (await Client.OkAsync("DescribePolicy", new { PolicyId = id })).GetProperty("Policy");
        Assert.Equal("Deny", changed.GetProperty("PolicySummary").Text("Name"));
        Assert.Equal("Everything", changed.GetProperty("PolicySummary").Text("Description"));
        Assert.Equal(created.Text("Content"), changed.Text("Content"));
        await Client.OkAsync("DeletePolicy", new { PolicyId = id });
        Assert.Equal(["FullAWSAccess"], (await ListAsync()).Texts("Policies", "Name"));
        Assert.Equal(
            "400 PolicyNotFoundException: You specified a policy that doesn't exist.",
            await Client.ErrorAsync("DescribePolicy", new { PolicyId = id }));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("text")]
    [InlineData("{'Version':'2008-10-17','Statement':[{'Effect':'Deny','Action':'*','Resource':'*'}]}")]
    [InlineData("{'Version':'2012-10-17','Statement':{'Effect':'Deny','Principal':'*','Action':'*','Resource':'*'}}")]
    public async Task A_document_that_is_not_a_policy_is_refused(string content) => Assert.StartsWith(
        "400 MalformedPolicyDocumentException: ",
        await Client.ErrorAsync("CreatePolicy", TestControlPolicy.Input("Bad", content.Replace('\'', '"'))),
        StringComparison.Ordinal);

    [Fact]
    public async Task Names_sizes_and_types_are_checked()
    {
        await Client.OkAsync("CreatePolicy", Input("DenyAll"));

        Assert.StartsWith(
            "400 DuplicatePolicyException: ", await Client.ErrorAsync("CreatePolicy", Input("DenyAll")),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "400 ConstraintViolationException (POLICY_CONTENT_LIMIT_EXCEEDED): ",
            await Client.ErrorAsync(
                "CreatePolicy",
                TestControlPolicy.Input("Long", RunningSandbox.Policy(DenyAll) + new string(' ', 5120))),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "400 PolicyTypeNotAvailableForOrganizationException: ",
            await Client.ErrorAsync(
                "CreatePolicy", TestControlPolicy.Input("Tags", RunningSandbox.Policy(DenyAll), "TAG_POLICY")),
            StringComparison.Ordinal);
        Assert.Equal(0, (await Client.OkAsync("ListPolicies", new { Filter = "TAG_POLICY" }))
            .GetProperty("Policies").GetArrayLength());
    }

    [Theory]
    [InlineData("UpdatePolicy")]
    [InlineData("DeletePolicy")]
    public async Task The_policy_of_AWS_cannot_be_changed(string operation) => Assert.StartsWith(
        "400 AccessDeniedException: ",
        await Client.ErrorAsync(operation, new { PolicyId = TestControlPolicy.FullAccess }), StringComparison.Ordinal);

    [Fact]
    public async Task A_member_account_may_not_see_policies()
    {
        var prod = await TestMember.EnterAsync(
            _sandbox, await TestMember.AdministratorAsync(_sandbox), TestOrganization.Prod);
        await prod.OkAsync("CreateUser", ("UserName", "ann"));
        await prod.OkAsync(
            "AttachUserPolicy", ("UserName", "ann"), ("PolicyArn", RunningSandbox.AdministratorAccess));
        var key = await prod.OkAsync("CreateAccessKey", ("UserName", "ann"));
        var ann = JsonServiceClient.Organizations(
            _sandbox, new SandboxKeys(key["AccessKeyId"], key["SecretAccessKey"]));

        foreach (var (operation, input) in new (string, object)[]
        {
            ("ListPolicies", new { Filter = "SERVICE_CONTROL_POLICY" }),
            ("CreatePolicy", Input("DenyAll")),
            ("AttachPolicy", new { PolicyId = TestControlPolicy.FullAccess, TargetId = TestOrganization.Prod }),
        })
        {
            Assert.StartsWith(
                "400 AccessDeniedException: ", await ann.ErrorAsync(operation, input), StringComparison.Ordinal);
        }
    }

    private static object Input(string name) => TestControlPolicy.Input(name, RunningSandbox.Policy(DenyAll));

    private Task<JsonElement> ListAsync() =>
        Client.OkAsync("ListPolicies", new { Filter = "SERVICE_CONTROL_POLICY" });
}
