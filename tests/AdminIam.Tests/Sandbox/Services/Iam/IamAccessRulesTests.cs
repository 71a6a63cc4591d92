namespace AdminIam.Tests.Sandbox.Services.Iam;

public sealed class IamAccessRulesTests : IDisposable
{
    private readonly RunningSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Tags_in_CreateUser_require_the_permission_to_tag()
    {
        var user = await _sandbox.UserClientAsync(
            "alice", RunningSandbox.Policy("'Effect':'Allow','Action':'iam:CreateUser','Resource':'*'"));
        await user.OkAsync("CreateUser", ("UserName", "bob"));
        var reply = await user.CallAsync(
            "CreateUser", ("UserName", "carol"), ("Tags.member.1.Key", "a"), ("Tags.member.1.Value", "b"));
        Assert.Contains("iam:TagUser", reply.Message, StringComparison.Ordinal);
    }
}
