using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam;
using AdminIam.Engine.Iam.DirectPolicies;
using AdminIam.Engine.Iam.Locks;
using AdminIam.Sandbox.Settings;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.Iam.DirectPolicies;

public sealed class DirectPolicyMoverTests
{
    private const string All = "'Effect':'Allow','Action':'*','Resource':'*'";
    private const string ReadOnly = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    private const string Audit = "arn:aws:iam::aws:policy/SecurityAudit";
    private static readonly string OwnDocument = RunningSandbox.Policy(
        "'Effect':'Allow','Action':'s3:GetObject','Resource':'*'");

    [Fact]
    public async Task Users_with_the_same_managed_policies_share_a_group_that_is_named_after_them()
    {
        using var run = await TestRun.StartAsync();
        await CreateUserAsync(run, "alice", [Audit, ReadOnly]);
        await CreateUserAsync(run, "bob", [ReadOnly, Audit]);

        var alice = await MoveAsync(run.Iam, "alice");
        var bob = await MoveAsync(run.Iam, "bob");

        Assert.Equal(("ReadOnlyAccess+SecurityAudit", true), (alice.GroupName, alice.IsNewGroup));
        Assert.Equal(("ReadOnlyAccess+SecurityAudit", false), (bob.GroupName, bob.IsNewGroup));
        Assert.Equal([ReadOnly, Audit], await GroupPoliciesAsync(run, "ReadOnlyAccess+SecurityAudit"));
        Assert.Equal(["ReadOnlyAccess+SecurityAudit"], await run.GroupsOfAsync("alice"));
        Assert.Equal(["ReadOnlyAccess+SecurityAudit"], await run.GroupsOfAsync("bob"));
        Assert.Empty(await PoliciesAsync(run, "alice"));
        Assert.Empty(await PoliciesAsync(run, "bob"));
        Assert.Equal(
            "2 policies of 'alice' (ReadOnlyAccess, SecurityAudit) were moved to the new group "
            + "'ReadOnlyAccess+SecurityAudit'.",
            alice.ToString());
    }

    [Fact]
    public async Task Inline_policies_become_inline_policies_of_a_group_of_the_user()
    {
        using var run = await TestRun.StartAsync();
        await CreateUserAsync(run, "alice", [ReadOnly], ("own", OwnDocument));

        var moved = await MoveAsync(run.Iam, "alice");

        Assert.Equal("alice-policies", moved.GroupName);
        Assert.Equal([ReadOnly], await GroupPoliciesAsync(run, "alice-policies"));
        var policy = await run.Root.OkAsync(
            "GetGroupPolicy", ("GroupName", "alice-policies"), ("PolicyName", "own"));
        Assert.Equal(OwnDocument, Uri.UnescapeDataString(policy["PolicyDocument"]));
        Assert.Empty(await PoliciesAsync(run, "alice"));
    }

    [Fact]
    public async Task Policies_that_groups_of_the_user_have_are_only_removed_from_the_user()
    {
        using var run = await TestRun.StartAsync();
        await CreateUserAsync(run, "alice", [ReadOnly], ("own", OwnDocument));
        await CreateGroupAsync(run, "Readers", ReadOnly);
        await run.Root.OkAsync(
            "PutGroupPolicy", ("GroupName", "Readers"), ("PolicyName", "other"), ("PolicyDocument", OwnDocument));
        await run.Root.OkAsync("AddUserToGroup", ("GroupName", "Readers"), ("UserName", "alice"));

        var moved = await MoveAsync(run.Iam, "alice");

        Assert.Null(moved.GroupName);
        Assert.Equal(["Readers"], await run.GroupsOfAsync("alice"));
        Assert.Empty(await PoliciesAsync(run, "alice"));
    }

    [Fact]
    public async Task The_policies_of_a_lock_stay()
    {
        using var run = await TestRun.StartAsync();
        await CreateUserAsync(run, "alice", [ReadOnly]);
        var locker = new UserLocker(run.Iam, new LockOptions());
        await locker.LockRestAsync(await locker.LockKeysAsync("alice"));

        await MoveAsync(run.Iam, "alice");
        var again = await MoveAsync(run.Iam, "alice");

        Assert.Equal(["AdminIamLock"], await PoliciesAsync(run, "alice"));
        Assert.Equal("'alice' has no policies of its own any more.", again.ToString());
    }

    [Fact]
    public async Task Nothing_is_changed_if_the_user_cannot_be_in_another_group()
    {
        using var run = await TestRun.StartAsync();
        await CreateUserAsync(run, "alice", [ReadOnly]);
        for (var i = 0; i < 10; i++)
        {
            await run.CreateGroupAsync($"g{i}");
            await run.Root.OkAsync("AddUserToGroup", ("GroupName", $"g{i}"), ("UserName", "alice"));
        }

        var failure = await Assert.ThrowsAsync<AdminException>(() => MoveAsync(run.Iam, "alice"));

        Assert.Equal("QuotaExceeded", failure.ErrorId);
        Assert.Equal([ReadOnly], await PoliciesAsync(run, "alice"));
        Assert.Equal(10, (await run.ListAsync("ListGroups", "GroupName")).Length);
    }

    [Fact]
    public async Task Nothing_is_changed_if_other_groups_have_the_names()
    {
        using var run = await TestRun.StartAsync();
        await CreateUserAsync(run, "alice", [ReadOnly]);
        await CreateGroupAsync(run, "readonlyaccess", Audit);
        await CreateGroupAsync(run, "Alice-Policies", Audit);

        var failure = await Assert.ThrowsAsync<AdminException>(() => MoveAsync(run.Iam, "alice"));

        Assert.Equal("GroupAlreadyExists", failure.ErrorId);
        Assert.Contains("'alice-policies'", failure.Message, StringComparison.Ordinal);
        Assert.Equal([ReadOnly], await PoliciesAsync(run, "alice"));
    }

    [Fact]
    public async Task Names_that_are_too_long_for_a_group_are_replaced_by_that_of_the_user()
    {
        using var run = await TestRun.StartAsync();
        var (one, other) = (new string('a', 100), new string('b', 28));
        await CreateUserAsync(run, "alice", [await run.CreatePolicyAsync(one), await run.CreatePolicyAsync(other)]);

        Assert.Equal("alice-policies", (await MoveAsync(run.Iam, "alice")).GroupName);
    }

    [Fact]
    public async Task A_group_that_cannot_be_completed_is_deleted_again()
    {
        using var run = await TestRun.StartAsync();
        await CreateUserAsync(run, "alice", [ReadOnly], ("own", OwnDocument));
        var limited = await run.AsAsync(
            "operator", All, "'Effect':'Deny','Action':'iam:PutGroupPolicy','Resource':'*'");

        await Assert.ThrowsAnyAsync<Exception>(() => MoveAsync(limited, "alice"));

        Assert.Empty(await run.ListAsync("ListGroups", "GroupName"));
        Assert.Equal(["own", ReadOnly], await PoliciesAsync(run, "alice"));
    }

    [Fact]
    public async Task A_user_is_a_member_of_the_group_before_the_first_policy_is_removed()
    {
        using var run = await TestRun.StartAsync();
        await CreateUserAsync(run, "alice", [ReadOnly]);
        var limited = await run.AsAsync(
            "operator", All, "'Effect':'Deny','Action':'iam:DetachUserPolicy','Resource':'*'");

        await Assert.ThrowsAnyAsync<Exception>(() => MoveAsync(limited, "alice"));
        Assert.Equal(["ReadOnlyAccess"], await run.GroupsOfAsync("alice"));
        Assert.Equal([ReadOnly], await PoliciesAsync(run, "alice"));

        // What was interrupted is completed.
        await MoveAsync(run.Iam, "alice");
        Assert.Equal(["ReadOnlyAccess"], await run.GroupsOfAsync("alice"));
        Assert.Empty(await PoliciesAsync(run, "alice"));
    }

    [Fact]
    public async Task A_group_that_is_not_visible_at_once_is_waited_for()
    {
        using var run = await TestRun.StartAsync(
            new SandboxOptions { Faults = { VisibilityDelay = TimeSpan.FromSeconds(1) } });
        await run.Sandbox.CreateUserAsync("alice");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await run.HasUserAsync("alice"))
            patience.Token.ThrowIfCancellationRequested();
        await run.Root.OkAsync("AttachUserPolicy", ("UserName", "alice"), ("PolicyArn", ReadOnly));

        Assert.Equal("ReadOnlyAccess", (await MoveAsync(run.Iam, "alice")).GroupName);

        Assert.Empty(await PoliciesAsync(run, "alice"));
    }

    private static Task<MovedPolicies> MoveAsync(IamRun run, string userName) =>
        new DirectPolicyMover(run).MoveAsync(userName);

    private static async Task CreateUserAsync(
        TestRun run, string userName, string[] attached, params (string Name, string Document)[] inline)
    {
        await run.Sandbox.CreateUserAsync(userName);
        foreach (var arn in attached)
            await run.Root.OkAsync("AttachUserPolicy", ("UserName", userName), ("PolicyArn", arn));
        foreach (var (name, document) in inline)
        {
            await run.Root.OkAsync(
                "PutUserPolicy", ("UserName", userName), ("PolicyName", name), ("PolicyDocument", document));
        }
    }

    private static async Task CreateGroupAsync(TestRun run, string groupName, string arn)
    {
        await run.CreateGroupAsync(groupName);
        await run.Root.OkAsync("AttachGroupPolicy", ("GroupName", groupName), ("PolicyArn", arn));
    }

    private static async Task<string[]> PoliciesAsync(TestRun run, string userName) =>
    [
        .. await run.ListAsync("ListUserPolicies", "member", ("UserName", userName)),
        .. await run.ListAsync("ListAttachedUserPolicies", "PolicyArn", ("UserName", userName)),
    ];

    private static async Task<string[]> GroupPoliciesAsync(TestRun run, string groupName) =>
    [
        .. (await run.ListAsync("ListAttachedGroupPolicies", "PolicyArn", ("GroupName", groupName)))
            .Order(StringComparer.Ordinal),
    ];
}
