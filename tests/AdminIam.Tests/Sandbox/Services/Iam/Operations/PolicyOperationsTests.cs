namespace AdminIam.Tests.Sandbox.Services.Iam.Operations;

public sealed class PolicyOperationsTests : IDisposable
{
    private const string Everything = "'Effect':'Allow','Action':'*','Resource':'*'";
    private readonly RunningSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task A_document_is_returned_unchanged_and_url_encoded()
    {
        var document =
            "{\r\n  \"Version\": \"2012-10-17\",\n\t\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"s3:Get*\", "
                + "\"Resource\": \"arn:aws:s3:::ü/${aws:username}/*\"}}";
        var created = await _sandbox.Root.OkAsync("CreatePolicy", ("PolicyName", "p"), ("PolicyDocument", document));
        var version = await _sandbox.Root.OkAsync(
            "GetPolicyVersion", ("PolicyArn", created["Arn"]), ("VersionId", "v1"));
        Assert.StartsWith("%7B%0D%0A%20%20%22Version%22", version["Document"], StringComparison.Ordinal);
        Assert.Equal(document, Uri.UnescapeDataString(version["Document"]));
    }

    [Fact]
    public async Task Inline_policies_have_a_total_size()
    {
        await _sandbox.CreateUserAsync("alice");
        var large = RunningSandbox.Policy($"'Sid':'{new string('a', 1200)}',{Everything}");
        Task<SandboxReply> Put(
            string name) =>
                _sandbox.Root.CallAsync(
                    "PutUserPolicy", ("UserName", "alice"), ("PolicyName", name), ("PolicyDocument", large));
        Assert.Equal(200, (await Put("one")).Status);
        Assert.Equal(200, (await Put("one")).Status);
        Assert.Equal(
            "409 LimitExceeded: Maximum policy size of 2048 bytes exceeded for user alice", (await Put("two")).Error);
        Assert.Equal(["one"], (await _sandbox.Root.OkAsync("ListUserPolicies", ("UserName", "alice"))).All("member"));
        Assert.Equal(
            "404 NoSuchEntity: The user policy with name two cannot be found.",
            (await _sandbox.Root.CallAsync("GetUserPolicy", ("UserName", "alice"), ("PolicyName", "two"))).Error);
    }
}
