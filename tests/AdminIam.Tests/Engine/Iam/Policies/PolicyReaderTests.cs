using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Policies;

namespace AdminIam.Tests.Engine.Iam.Policies;

public sealed class PolicyReaderTests
{
    private const string SecurityAudit = "arn:aws:iam::aws:policy/SecurityAudit";

    [Theory]
    [InlineData("SecurityAudit", SecurityAudit)]
    [InlineData(SecurityAudit, SecurityAudit)]
    [InlineData("viewonlyaccess", "arn:aws:iam::aws:policy/job-function/ViewOnlyAccess")]
    [InlineData("own", "arn:aws:iam::123456789012:policy/Own")]
    public async Task A_policy_is_found_by_its_name_ignoring_case_or_its_ARN(string nameOrArn, string arn)
    {
        using var run = await TestRun.StartAsync();
        await run.CreatePolicyAsync("Own");

        Assert.Equal(arn, (await new PolicyReader(run.Iam).ResolveAsync(nameOrArn, run.Names)).Arn);
    }

    [Fact]
    public async Task A_scope_leaves_the_other_policies_out()
    {
        using var run = await TestRun.StartAsync();
        await run.CreatePolicyAsync("Own");
        var reader = new PolicyReader(run.Iam);

        Assert.Equal("Own", Assert.Single(await reader.List(PolicyScope.Local).ToListAsync()).PolicyName);
        Assert.All(await reader.List(PolicyScope.Aws).ToListAsync(), policy => Assert.True(policy.IsAwsManaged));
        Assert.Empty(await reader.List(PolicyScope.Local, onlyAttached: true).ToListAsync());
        await Assert.ThrowsAsync<AdminException>(
            () => reader.ResolveAsync("SecurityAudit", run.Names, PolicyScope.Local));
    }

    [Fact]
    public async Task The_accounts_own_policy_goes_before_one_of_AWS_with_its_name()
    {
        using var run = await TestRun.StartAsync();
        var own = await run.CreatePolicyAsync("SecurityAudit");
        var reader = new PolicyReader(run.Iam);

        Assert.Equal(own, (await reader.ResolveOwnAsync("SecurityAudit", run.Names)).Arn);
        var failure = await Assert.ThrowsAsync<AdminException>(
            () => reader.ResolveOwnAsync("ViewOnlyAccess", run.Names));
        Assert.Equal("AwsManagedPolicy", failure.ErrorId);
    }

    [Fact]
    public async Task The_document_is_that_of_the_default_version()
    {
        using var run = await TestRun.StartAsync();
        await run.CreatePolicyAsync("Own", "s3:GetObject");
        var reader = new PolicyReader(run.Iam);

        var policy = await reader.WithDocumentAsync((await reader.FindOwnAsync("Own"))!);

        Assert.Equal(
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\","
                + "\"Resource\":\"*\"}]}",
            policy.Document);
    }

    [Fact]
    public async Task The_use_of_a_policy_names_attachments_and_boundaries_apart()
    {
        using var run = await TestRun.StartAsync();
        var arn = await run.CreatePolicyAsync("Own");
        await run.CreateGroupAsync("Team");
        await run.Sandbox.CreateUserAsync("alice");
        await run.Sandbox.CreateUserAsync("bob");
        await run.Root.OkAsync("AttachGroupPolicy", ("GroupName", "Team"), ("PolicyArn", arn));
        await run.Root.OkAsync("AttachUserPolicy", ("UserName", "alice"), ("PolicyArn", arn));
        await run.Root.OkAsync("PutUserPermissionsBoundary", ("UserName", "bob"), ("PermissionsBoundary", arn));

        var use = await new PolicyReader(run.Iam).UseAsync(arn);

        Assert.Equal(["user 'bob'"], use.Boundaries);
        Assert.Equal(["group 'Team'", "user 'alice'"], use.Attachments);
    }

    [Fact]
    public async Task A_policy_that_does_not_exist_is_named_with_the_nearest_one()
    {
        using var run = await TestRun.StartAsync();

        var failure = await Assert.ThrowsAsync<AdminException>(
            () => new PolicyReader(run.Iam).ResolveAsync("SecurityAudi", run.Names));

        Assert.Equal("PolicyNotFound", failure.ErrorId);
        Assert.Contains("SecurityAudit", failure.Message + failure.Advice, StringComparison.Ordinal);
        Assert.Null(await new PolicyReader(run.Iam).FindByArnAsync(SecurityAudit + "x"));
    }
}
