using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Groups;

namespace AdminIam.Tests.Engine.Iam.Groups;

public sealed class GroupPoliciesTests
{
    [Fact]
    public async Task Policies_are_attached_by_name_or_ARN_once()
    {
        using var run = await TestRun.StartAsync();
        await run.CreateGroupAsync("Team");
        var own = await run.CreatePolicyAsync("Own");
        var policies = new GroupPolicies(run.Iam);

        var added = await policies.AddAsync("Team", ["ViewOnlyAccess", own]);
        var again = await policies.AddAsync("Team", ["own", "VIEWONLYACCESS"]);

        Assert.Equal((Outcome.Updated, Outcome.Unchanged), (added.Outcome, again.Outcome));
        Assert.Equal(["policy attached: ViewOnlyAccess", "policy attached: Own"], added.Changes);
        Assert.Equal(["Own", "ViewOnlyAccess"], await AttachedAsync(run));
    }

    [Fact]
    public async Task Policies_are_detached_and_others_stay()
    {
        using var run = await TestRun.StartAsync();
        await run.CreateGroupAsync("Team");
        var policies = new GroupPolicies(run.Iam);
        await policies.AddAsync("Team", ["ViewOnlyAccess", "SecurityAudit"]);

        var removed = await policies.RemoveAsync("Team", ["viewonlyaccess"]);
        var again = await policies.RemoveAsync("Team", ["ViewOnlyAccess"]);

        Assert.Equal((Outcome.Updated, Outcome.Unchanged), (removed.Outcome, again.Outcome));
        Assert.Equal(["SecurityAudit"], removed.PolicyNames);
        Assert.Equal(["SecurityAudit"], await AttachedAsync(run));
    }

    [Fact]
    public async Task One_unknown_policy_keeps_all_from_being_attached_or_detached()
    {
        using var run = await TestRun.StartAsync();
        await run.CreateGroupAsync("Team");
        var policies = new GroupPolicies(run.Iam);
        await policies.AddAsync("Team", ["SecurityAudit"]);

        var added = await Assert.ThrowsAsync<AdminException>(
            () => policies.AddAsync("Team", ["ViewOnlyAccess", "ViewOnly"]));
        var removed = await Assert.ThrowsAsync<AdminException>(
            () => policies.RemoveAsync("Team", ["SecurityAudit", "ViewOnly"]));

        Assert.Equal(("PolicyNotFound", "PolicyNotFound"), (added.ErrorId, removed.ErrorId));
        Assert.Equal(["SecurityAudit"], await AttachedAsync(run));
    }

    [Fact]
    public async Task More_policies_than_a_group_can_have_are_refused_before_the_first_is_attached()
    {
        using var run = await TestRun.StartAsync();
        await run.CreateGroupAsync("Team");
        var arns = new List<string>();
        for (var i = 0; i < 11; i++)
            arns.Add(await run.CreatePolicyAsync($"p{i}"));

        var failure = await Assert.ThrowsAsync<AdminException>(() => new GroupPolicies(run.Iam).AddAsync("Team", arns));

        Assert.Equal("QuotaExceeded", failure.ErrorId);
        Assert.Empty(await AttachedAsync(run));
    }

    [Fact]
    public async Task A_policy_that_cannot_be_attached_is_named_and_the_others_are_attached()
    {
        using var run = await TestRun.StartAsync();
        await run.CreateGroupAsync("Team");
        var limited = await run.AsAsync(
            "operator", "'Effect':'Allow','Action':'*','Resource':'*'",
            "'Effect':'Deny','Action':'iam:AttachGroupPolicy','Resource':'*',"
                + "'Condition':{'ArnEquals':{'iam:PolicyARN':'arn:aws:iam::aws:policy/AdministratorAccess'}}");

        var failure = await Assert.ThrowsAsync<AdminException>(
            () => new GroupPolicies(limited).AddAsync("Team", ["AdministratorAccess", "SecurityAudit"]));

        Assert.Equal("AccessDenied", failure.ErrorId);
        Assert.Contains("'AdministratorAccess'", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["SecurityAudit"], await AttachedAsync(run));
    }

    private static async Task<string[]> AttachedAsync(TestRun run) =>
        [.. (await run.ListAsync("ListAttachedGroupPolicies", "PolicyName", ("GroupName", "Team"))).Order(
            StringComparer.Ordinal)];
}
