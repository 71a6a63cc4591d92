using AdminIam.Build;

namespace AdminIam.Tests.Sandbox.Services.Organizations.Operations;

public sealed class PolicyTargetOperationsTests : IDisposable
{
    private const string Prod = TestOrganization.Prod;
    private const string Deny = "'Effect':'Deny','Action':'s3:*','Resource':'*'";
    private readonly TemporaryFolder _folder = new();
    private readonly RunningSandbox _sandbox;

    public PolicyTargetOperationsTests() =>
        _sandbox = new RunningSandbox(TestOrganization.Options(statePath: _folder.PathOf("state.json")));

    private JsonServiceClient Client => JsonServiceClient.Organizations(_sandbox);

    public void Dispose()
    {
        _sandbox.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Policies_are_attached_to_the_root_units_and_accounts()
    {
        var policy = await TestControlPolicy.CreateAsync(Client, "NoBuckets", Deny);
        var root = await TestControlPolicy.RootIdAsync(Client);

        await TestControlPolicy.AttachAsync(Client, policy, root);
        await TestControlPolicy.AttachAsync(Client, policy, Prod);

        var targets = await Client.OkAsync("ListTargetsForPolicy", new { PolicyId = policy });
        Assert.Equal(["Prod", "Root"], targets.Texts("Targets", "Name"));
        Assert.Equal(["ACCOUNT", "ROOT"], targets.Texts("Targets", "Type"));
        Assert.Equal(["FullAWSAccess", "NoBuckets"], await PoliciesAsync(Client, Prod));
        Assert.Equal(["FullAWSAccess"], await PoliciesAsync(Client, TestOrganization.Test));
        // The root, two units and four accounts.
        Assert.Equal(
            7,
            (await Client.OkAsync("ListTargetsForPolicy", new { PolicyId = TestControlPolicy.FullAccess }))
                .GetProperty("Targets").GetArrayLength());
        Assert.StartsWith(
            "400 PolicyInUseException: ", await Client.ErrorAsync("DeletePolicy", new { PolicyId = policy }),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Attachments_are_checked()
    {
        var policy = await TestControlPolicy.CreateAsync(Client, "NoBuckets", Deny);
        var full = new { PolicyId = TestControlPolicy.FullAccess, TargetId = Prod };

        await AssertAsync("DuplicatePolicyAttachmentException", "AttachPolicy", full);
        await AssertAsync("PolicyNotAttachedException", "DetachPolicy", new { PolicyId = policy, TargetId = Prod });
        await AssertAsync(
            "TargetNotFoundException", "AttachPolicy", new { PolicyId = policy, TargetId = "000000000000" });
        await AssertAsync("PolicyNotFoundException", "AttachPolicy", new { PolicyId = "p-none0000", TargetId = Prod });
        await AssertAsync(
            "ConstraintViolationException (MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED)", "DetachPolicy", full);
        for (var number = 1; number <= 4; number++)
        {
            await TestControlPolicy.AttachAsync(
                Client, await TestControlPolicy.CreateAsync(Client, $"Policy{number}", Deny), Prod);
        }

        await AssertAsync(
            "ConstraintViolationException (MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED)", "AttachPolicy",
            new { PolicyId = policy, TargetId = Prod });
        await TestControlPolicy.DetachAsync(Client, TestControlPolicy.FullAccess, Prod);
        await TestControlPolicy.AttachAsync(Client, policy, Prod);
    }

    [Fact]
    public async Task Policies_and_attachments_survive_a_restart()
    {
        var policy = await TestControlPolicy.CreateAsync(
            Client, "OnlyLists", "'Effect':'Allow','Action':'iam:List*','Resource':'*'");
        await TestControlPolicy.AttachAsync(Client, policy, Prod);
        await TestControlPolicy.DetachAsync(Client, TestControlPolicy.FullAccess, Prod);
        _sandbox.Dispose();

        using var sandbox = new RunningSandbox(TestOrganization.Options(statePath: _folder.PathOf("state.json")));

        Assert.Equal(["OnlyLists"], await PoliciesAsync(JsonServiceClient.Organizations(sandbox), Prod));
        var prod = await TestMember.EnterAsync(sandbox, await TestMember.AdministratorAsync(sandbox), Prod);
        await prod.OkAsync("ListUsers");
        Assert.Equal("AccessDenied", (await prod.CallAsync("GetAccountSummary")).Code);
    }

    private static async Task<IEnumerable<string>> PoliciesAsync(JsonServiceClient client, string target) =>
        (await client.OkAsync(
            "ListPoliciesForTarget", new { TargetId = target, Filter = "SERVICE_CONTROL_POLICY" }))
            .Texts("Policies", "Name").Order(StringComparer.Ordinal);

    private async Task AssertAsync(string code, string operation, object input) =>
        Assert.StartsWith($"400 {code}: ", await Client.ErrorAsync(operation, input), StringComparison.Ordinal);
}
