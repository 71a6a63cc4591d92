using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Policies;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.Iam.Policies;

public sealed class PolicyRemoverTests
{
    [Fact]
    public async Task A_policy_is_removed_with_all_of_its_versions()
    {
        using var run = await TestRun.StartAsync();
        var arn = await run.CreatePolicyAsync("Own");
        await run.Root.OkAsync(
            "CreatePolicyVersion", ("PolicyArn", arn),
            ("PolicyDocument", RunningSandbox.Policy("'Effect':'Allow','Action':'s3:a','Resource':'*'")),
            ("SetAsDefault", "true"));

        Assert.Equal("Own", await new PolicyRemover(run.Iam).RemoveAsync("own", force: false));

        Assert.Equal("NoSuchEntity", (await run.Root.CallAsync("GetPolicy", ("PolicyArn", arn))).Code);
    }

    [Fact]
    public async Task An_attached_policy_is_removed_only_with_force()
    {
        using var run = await TestRun.StartAsync();
        var arn = await run.CreatePolicyAsync("Own");
        await run.CreateGroupAsync("Team");
        await run.Sandbox.CreateUserAsync("alice");
        await run.Root.OkAsync("AttachGroupPolicy", ("GroupName", "Team"), ("PolicyArn", arn));
        await run.Root.OkAsync("AttachUserPolicy", ("UserName", "alice"), ("PolicyArn", arn));
        var remover = new PolicyRemover(run.Iam);

        var failure = await Assert.ThrowsAsync<AdminException>(() => remover.RemoveAsync("Own", force: false));
        Assert.Equal("PolicyInUse", failure.ErrorId);
        Assert.Contains("group 'Team', user 'alice'", failure.Message, StringComparison.Ordinal);
        var described = await remover.DescribeAsync("Own", force: true);
        Assert.Equal(arn, described.Arn);
        Assert.Equal(["group 'Team'", "user 'alice'"], described.Attachments);

        await remover.RemoveAsync(arn, force: true);
        Assert.Empty(await run.ListAsync("ListAttachedGroupPolicies", "PolicyName", ("GroupName", "Team")));
        Assert.Equal("NoSuchEntity", (await run.Root.CallAsync("GetPolicy", ("PolicyArn", arn))).Code);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_permissions_boundary_is_never_removed(bool force)
    {
        using var run = await TestRun.StartAsync();
        var arn = await run.CreatePolicyAsync("Own");
        await run.Sandbox.CreateUserAsync("alice");
        await run.Root.OkAsync("PutUserPermissionsBoundary", ("UserName", "alice"), ("PermissionsBoundary", arn));

        var failure = await Assert.ThrowsAsync<AdminException>(
            () => new PolicyRemover(run.Iam).RemoveAsync("Own", force));

        Assert.Equal("PolicyIsBoundary", failure.ErrorId);
        Assert.Contains("user 'alice'", failure.Message, StringComparison.Ordinal);
        await run.Root.OkAsync("GetPolicy", ("PolicyArn", arn));
    }

    [Fact]
    public async Task A_policy_of_AWS_is_refused()
    {
        using var run = await TestRun.StartAsync();

        Assert.Equal(
            "AwsManagedPolicy",
            (await Assert.ThrowsAsync<AdminException>(
                () => new PolicyRemover(run.Iam).RemoveAsync("SecurityAudit", force: true))).ErrorId);
    }
}
