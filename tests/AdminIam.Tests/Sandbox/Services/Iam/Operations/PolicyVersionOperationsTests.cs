namespace AdminIam.Tests.Sandbox.Services.Iam.Operations;

public sealed class PolicyVersionOperationsTests : IDisposable
{
    private const string Everything = "'Effect':'Allow','Action':'*','Resource':'*'";
    private readonly RunningSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task A_policy_has_its_five_versions()
    {
        var arn = await CreateAsync("hsm");
        (string, string) policy = ("PolicyArn", arn);
        Assert.Equal("arn:aws:iam::123456789012:policy/hsm", arn);
        var document = ("PolicyDocument", RunningSandbox.Policy(Everything));
        for (var i = 0; i < 4; i++)
            await _sandbox.Root.OkAsync("CreatePolicyVersion", policy, document, ("SetAsDefault", "true"));
        Assert.StartsWith(
            "409 LimitExceeded: A managed policy can have up to 5 versions.",
            (await _sandbox.Root.CallAsync("CreatePolicyVersion", policy, document)).Error, StringComparison.Ordinal);
        Assert.Equal(
            ["v5", "v4", "v3", "v2", "v1"],
            (await _sandbox.Root.OkAsync("ListPolicyVersions", policy)).All("VersionId"));
        Assert.Equal("v5", (await _sandbox.Root.OkAsync("GetPolicy", policy))["DefaultVersionId"]);

        Assert.Equal(
            "409 DeleteConflict: Cannot delete the default version of a policy.",
            (await _sandbox.Root.CallAsync("DeletePolicyVersion", policy, ("VersionId", "v5"))).Error);
        Assert.StartsWith(
            "409 DeleteConflict: This policy has more than one version.",
            (await _sandbox.Root.CallAsync("DeletePolicy", policy)).Error, StringComparison.Ordinal);
        await _sandbox.Root.OkAsync("SetDefaultPolicyVersion", policy, ("VersionId", "v1"));
        foreach (var version in new[] { "v2", "v3", "v4", "v5" })
            await _sandbox.Root.OkAsync("DeletePolicyVersion", policy, ("VersionId", version));
        // A version number is not reused.
        Assert.Equal("v6", (await _sandbox.Root.OkAsync("CreatePolicyVersion", policy, document))["VersionId"]);
        await _sandbox.Root.OkAsync("DeletePolicyVersion", policy, ("VersionId", "v6"));
        await _sandbox.Root.OkAsync("DeletePolicy", policy);
        Assert.Equal(
            $"404 NoSuchEntity: Policy {arn} was not found.",
            (await _sandbox.Root.CallAsync("GetPolicy", policy)).Error);
    }

    private async Task<string> CreateAsync(string name) =>
        (await _sandbox.Root.OkAsync(
            "CreatePolicy", ("PolicyName", name), ("PolicyDocument", RunningSandbox.Policy(Everything))))["Arn"];
}
