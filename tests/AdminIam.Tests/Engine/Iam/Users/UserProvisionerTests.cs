using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Secrets;
using AdminIam.Engine.Iam.Users;

namespace AdminIam.Tests.Engine.Iam.Users;

public sealed class UserProvisionerTests
{
    private static readonly UserRequest Alice = new()
    {
        UserName = "alice",
        Path = "/ops/",
        Groups = ["team"],
        Tags = [new("Team", "Blue")],
        GeneratePassword = true,
        AccessKey = true,
    };

    [Fact]
    public async Task A_created_user_has_everything_that_was_asked_for_and_its_secrets_work()
    {
        using var run = await TestRun.StartAsync();
        await run.CreateGroupAsync("Team");

        var user = await new UserProvisioner(run.Iam).ProvisionAsync(Alice);

        Assert.Equal((Outcome.Created, null), (user.Outcome, user.Failure));
        Assert.Equal(["Team"], await run.GroupsOfAsync("alice"));
        var there = await run.Root.OkAsync("GetUser", ("UserName", "alice"));
        Assert.Equal(("/ops/", "Team", "Blue"), (there["Path"], there["Key"], there["Value"]));
        var own = run.Sandbox.Client(user.AccessKeyId!, SecretText.Reveal(user.SecretAccessKey!));
        var password = SecretText.Reveal(user.Password!);
        await own.OkAsync("ChangePassword", ("OldPassword", password), ("NewPassword", password + "x"));
    }

    [Fact]
    public async Task An_existing_user_is_refused_without_ensure_and_stays_as_it_is()
    {
        using var run = await TestRun.StartAsync();
        await run.CreateGroupAsync("Team");
        await run.Sandbox.CreateUserAsync("Alice");

        var failure = await Assert.ThrowsAsync<AdminException>(
            () => new UserProvisioner(run.Iam).ProvisionAsync(Alice));

        Assert.Equal(("UserAlreadyExists", ErrorKind.ResourceExists), (failure.ErrorId, failure.Kind));
        Assert.Contains("-Ensure", failure.Advice, StringComparison.Ordinal);
        Assert.Empty(await run.GroupsOfAsync("Alice"));
        Assert.Empty(await run.KeysOfAsync("Alice"));
        Assert.False(await run.HasPasswordAsync("Alice"));
    }

    [Fact]
    public async Task An_unknown_group_is_refused_before_the_user_is_created()
    {
        using var run = await TestRun.StartAsync();

        var failure = await Assert.ThrowsAsync<AdminException>(
            () => new UserProvisioner(run.Iam).ProvisionAsync(Alice));

        Assert.Equal("GroupNotFound", failure.ErrorId);
        Assert.False(await run.HasUserAsync("alice"));
    }

    [Fact]
    public async Task A_user_for_more_groups_than_IAM_allows_is_not_created()
    {
        using var run = await TestRun.StartAsync();
        var request = new UserRequest
        {
            UserName = "alice",
            Groups = [.. Enumerable.Range(0, 11).Select(i => $"g{i}")],
        };

        var failure = await Assert.ThrowsAsync<AdminException>(
            () => new UserProvisioner(run.Iam).ProvisionAsync(request));

        Assert.Equal(("QuotaExceeded", ErrorKind.LimitExceeded), (failure.ErrorId, failure.Kind));
        Assert.False(await run.HasUserAsync("alice"));
    }

    [Fact]
    public async Task Ensure_adds_what_is_missing_once_and_then_changes_nothing()
    {
        using var run = await TestRun.StartAsync();
        await run.CreateGroupAsync("Team");
        await run.Sandbox.CreateUserAsync("alice");
        var ensured = Alice with { Ensure = true };

        var updated = await new UserProvisioner(run.Iam).ProvisionAsync(ensured);
        var keys = await run.KeysOfAsync("alice");
        var unchanged = await new UserProvisioner(run.Iam).ProvisionAsync(ensured);

        Assert.Equal((Outcome.Updated, Outcome.Unchanged), (updated.Outcome, unchanged.Outcome));
        Assert.Contains("path: / -> /ops/", updated.User.Changes);
        Assert.Equal([updated.AccessKeyId!], keys);
        Assert.Equal(keys, await run.KeysOfAsync("alice"));
        Assert.Null(unchanged.Password);
        Assert.Empty(unchanged.User.Changes);
    }

    [Fact]
    public async Task A_plan_lists_the_changes_and_makes_none()
    {
        using var run = await TestRun.StartAsync();
        await run.CreateGroupAsync("Team");
        await run.Sandbox.CreateUserAsync("alice");
        var provisioner = new UserProvisioner(run.Iam);
        var ensured = Alice with { Ensure = true };

        var plan = await provisioner.PlanAsync(ensured);

        Assert.Equal(
            ["path: / -> /ops/", "tag Team: none -> Blue", "group: Team", "console password: set", "access key: new"],
            plan!.Changes.Where(change => !change.Contains("IAMUserChangePassword", StringComparison.Ordinal)));
        Assert.Null(await provisioner.PlanAsync(ensured with { UserName = "bob" }));
        Assert.Equal("/", (await run.Root.OkAsync("GetUser", ("UserName", "alice")))["Path"]);
        Assert.Empty(await run.GroupsOfAsync("alice"));
        Assert.False(await run.HasPasswordAsync("alice"));
    }

    [Fact]
    public async Task What_fails_leaves_an_incomplete_user_that_says_what_is_missing()
    {
        using var run = await TestRun.StartAsync();
        await run.CreateGroupAsync("Team");
        var limited = await run.AsAsync(
            "operator", "'Effect':'Allow','Action':'*','Resource':'*'",
            "'Effect':'Deny','Action':'iam:CreateAccessKey','Resource':'*'");

        var user = await new UserProvisioner(limited).ProvisionAsync(Alice);

        Assert.Equal((Outcome.Incomplete, "UserIncomplete"), (user.Outcome, user.Failure!.ErrorId));
        Assert.Contains("the access key", user.Failure.Message, StringComparison.Ordinal);
        Assert.Equal(["Team"], await run.GroupsOfAsync("alice"));
        Assert.NotNull(user.Password);
        Assert.Null(user.AccessKeyId);
    }

    [Fact]
    public async Task What_fails_with_rollback_leaves_nothing()
    {
        using var run = await TestRun.StartAsync();
        await run.CreateGroupAsync("Team");
        var limited = await run.AsAsync(
            "operator", "'Effect':'Allow','Action':'*','Resource':'*'",
            "'Effect':'Deny','Action':'iam:CreateAccessKey','Resource':'*'");

        var failure = await Assert.ThrowsAsync<AdminException>(
            () => new UserProvisioner(limited).ProvisionAsync(Alice with { Rollback = true }));

        Assert.Contains("was deleted", failure.Message, StringComparison.Ordinal);
        Assert.False(await run.HasUserAsync("alice"));
    }

    [Fact]
    public async Task Secrets_that_nobody_saw_are_taken_back()
    {
        using var run = await TestRun.StartAsync();
        await run.CreateGroupAsync("Team");
        var provisioner = new UserProvisioner(run.Iam);
        var user = await provisioner.ProvisionAsync(Alice);

        var left = await user.Unseen!.UndoAsync();

        Assert.Contains("'alice'", left, StringComparison.Ordinal);
        Assert.Empty(await run.KeysOfAsync("alice"));
        Assert.False(await run.HasPasswordAsync("alice"));
        Assert.True(await run.HasUserAsync("alice"));
    }
}
