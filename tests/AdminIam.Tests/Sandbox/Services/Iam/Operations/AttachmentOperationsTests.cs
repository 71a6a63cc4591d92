namespace AdminIam.Tests.Sandbox.Services.Iam.Operations;

public sealed class AttachmentOperationsTests : IDisposable
{
    private const string Everything = "'Effect':'Allow','Action':'*','Resource':'*'";
    private readonly RunningSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Attachments_are_counted_and_limited()
    {
        var arn = await CreateAsync("p");
        (string, string) policy = ("PolicyArn", arn);
        await _sandbox.Root.OkAsync("CreateGroup", ("GroupName", "g"));
        await _sandbox.CreateUserAsync("alice");
        await _sandbox.Root.OkAsync("AttachGroupPolicy", ("GroupName", "g"), policy);
        await _sandbox.Root.OkAsync("AttachGroupPolicy", ("GroupName", "g"), policy);
        await _sandbox.Root.OkAsync("AttachUserPolicy", ("UserName", "alice"), policy);
        await _sandbox.Root.OkAsync("PutUserPermissionsBoundary", ("UserName", "alice"), ("PermissionsBoundary", arn));
        var counted = await _sandbox.Root.OkAsync("GetPolicy", policy);
        Assert.Equal(("2", "1"), (counted["AttachmentCount"], counted["PermissionsBoundaryUsageCount"]));
        var entities = await _sandbox.Root.OkAsync(
            "ListEntitiesForPolicy", policy, ("PolicyUsageFilter", "PermissionsBoundary"));
        Assert.Equal((0, 1), (entities.All("GroupName").Count, entities.All("UserName").Count));

        Assert.Equal(
            "409 DeleteConflict: Cannot delete a policy attached to entities.",
            (await _sandbox.Root.CallAsync("DeletePolicy", policy)).Error);
        await _sandbox.Root.OkAsync("DetachUserPolicy", ("UserName", "alice"), policy);
        Assert.Equal(
            $"404 NoSuchEntity: Policy {arn} was not found.",
            (await _sandbox.Root.CallAsync("DetachUserPolicy", ("UserName", "alice"), policy)).Error);
        await _sandbox.Root.OkAsync("DeleteUserPermissionsBoundary", ("UserName", "alice"));
        await _sandbox.Root.OkAsync("DetachGroupPolicy", ("GroupName", "g"), policy);
        await _sandbox.Root.OkAsync("DeletePolicy", policy);

        for (var i = 0; i < 11; i++)
            await CreateAsync($"p{i}");
        for (var i = 0; i < 10; i++)
        {
            await _sandbox.Root.OkAsync(
                "AttachGroupPolicy", ("GroupName", "g"), ("PolicyArn", $"arn:aws:iam::123456789012:policy/p{i}"));
        }

        Assert.Equal(
            "409 LimitExceeded: Cannot exceed quota for PoliciesPerGroup: 10",
            (await _sandbox.Root.CallAsync(
                "AttachGroupPolicy", ("GroupName", "g"), ("PolicyArn", "arn:aws:iam::123456789012:policy/p10"))).Error);
    }

    [Fact]
    public async Task A_policy_that_cannot_be_attached_is_refused()
    {
        await _sandbox.CreateUserAsync("alice");
        Task<SandboxReply> Attach(
            string arn) => _sandbox.Root.CallAsync("AttachUserPolicy", ("UserName", "alice"), ("PolicyArn", arn));
        Assert.Equal(
            "404 NoSuchEntity: Policy arn:aws:iam::aws:policy/Nonsense does not exist or is not attachable.",
            (await Attach("arn:aws:iam::aws:policy/Nonsense")).Error);
        Assert.Equal(
            "400 ValidationError: Invalid ARN:  Could not be parsed!",
            (await Attach("just-some-long-text-here")).Error);
        Assert.Equal(
            "400 InvalidInput: ARN arn:aws:iam::123456789012:user/alice is not valid.",
            (await Attach("arn:aws:iam::123456789012:user/alice")).Error);
        Assert.Equal(
            "PolicyNotAttachable",
            (await Attach("arn:aws:iam::aws:policy/aws-service-role/CloudHSMServiceRolePolicy")).Code);
    }

    private async Task<string> CreateAsync(string name) =>
        (await _sandbox.Root.OkAsync(
            "CreatePolicy", ("PolicyName", name), ("PolicyDocument", RunningSandbox.Policy(Everything))))["Arn"];
}
