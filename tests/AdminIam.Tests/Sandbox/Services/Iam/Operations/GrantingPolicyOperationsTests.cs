namespace AdminIam.Tests.Sandbox.Services.Iam.Operations;

public sealed class GrantingPolicyOperationsTests : IDisposable
{
    private readonly RunningSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task The_policies_of_a_user_and_the_groups_are_listed_by_service()
    {
        await _sandbox.UserClientAsync(
            "alice", RunningSandbox.Policy("'Effect':'Allow','Action':'s3:*','Resource':'*'"));
        await _sandbox.Root.OkAsync("CreateGroup", ("GroupName", "g"));
        await _sandbox.Root.OkAsync(
            "AttachGroupPolicy", ("GroupName", "g"), ("PolicyArn", RunningSandbox.AdministratorAccess));
        await _sandbox.Root.OkAsync("AddUserToGroup", ("GroupName", "g"), ("UserName", "alice"));

        var listed = await _sandbox.Root.OkAsync(
            "ListPoliciesGrantingServiceAccess", ("Arn", "arn:aws:iam::123456789012:user/alice"),
            ("ServiceNamespaces.member.1", "s3"), ("ServiceNamespaces.member.2", "iam"));

        Assert.Equal(["s3", "iam"], listed.All("ServiceNamespace"));
        Assert.Equal(["own", "AdministratorAccess", "AdministratorAccess"], listed.All("PolicyName"));
        Assert.Equal(["INLINE", "MANAGED", "MANAGED"], listed.All("PolicyType"));
        Assert.Equal(["USER"], listed.All("EntityType"));
    }
}
