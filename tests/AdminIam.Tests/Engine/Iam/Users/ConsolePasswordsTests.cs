using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Secrets;
using AdminIam.Engine.Iam.Users;

namespace AdminIam.Tests.Engine.Iam.Users;

public sealed class ConsolePasswordsTests
{
    private static readonly UserRequest Alice = new() { UserName = "alice", GeneratePassword = true };

    [Fact]
    public async Task The_first_password_is_created_the_next_replaces_it_and_ensure_leaves_it()
    {
        using var run = await TestRun.StartAsync();
        var own = await run.Sandbox.UserClientAsync("alice");
        var passwords = new ConsolePasswords(run.Iam);

        var created = await passwords.SetAsync(Alice);
        var updated = await passwords.SetAsync(Alice);
        var unchanged = await passwords.SetAsync(Alice with { Ensure = true });

        Assert.Equal(
            [Outcome.Created, Outcome.Updated, Outcome.Unchanged],
            [created.Outcome, updated.Outcome, unchanged.Outcome]);
        Assert.Null(unchanged.Password);
        Assert.Equal("https://123456789012.signin.aws.amazon.com/console", updated.SignInUrl);
        var password = SecretText.Reveal(updated.Password!);
        Assert.NotEqual(password, SecretText.Reveal(created.Password!));
        await own.OkAsync("ChangePassword", ("OldPassword", password), ("NewPassword", password + "x"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_user_who_must_change_the_password_may(bool mustChange)
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.CreateUserAsync("alice");

        await new ConsolePasswords(run.Iam).SetAsync(Alice with { RequirePasswordReset = mustChange });

        var policies = await run.ListAsync("ListAttachedUserPolicies", "PolicyName", ("UserName", "alice"));
        Assert.Equal(mustChange ? ["IAMUserChangePassword"] : [], policies);
    }

    [Fact]
    public async Task A_password_the_account_does_not_accept_is_refused_before_anything_is_sent()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.CreateUserAsync("alice");
        await run.Root.OkAsync("UpdateAccountPasswordPolicy", ("MinimumPasswordLength", "20"));

        var failure = await Assert.ThrowsAsync<AdminException>(() => new ConsolePasswords(run.Iam).SetAsync(
            new UserRequest { UserName = "alice", Password = SecretText.Protect("Short-4711") }));

        Assert.Equal(ErrorKind.InvalidArgument, failure.Kind);
        Assert.DoesNotContain("Short-4711", failure.ToString(), StringComparison.Ordinal);
        Assert.False(await run.HasPasswordAsync("alice"));
    }

    [Fact]
    public async Task Neither_no_password_nor_two_are_accepted()
    {
        using var run = await TestRun.StartAsync();
        var passwords = new ConsolePasswords(run.Iam);
        var both = Alice with { Password = SecretText.Protect("Given-4711") };

        Assert.Equal(
            "NoPassword",
            (await Assert.ThrowsAsync<AdminException>(
                () => passwords.SetAsync(new UserRequest { UserName = "alice" }))).ErrorId);
        Assert.Equal(
            "AmbiguousPassword", (await Assert.ThrowsAsync<AdminException>(() => passwords.SetAsync(both))).ErrorId);
    }

    [Fact]
    public async Task Removing_is_done_for_a_user_without_a_password_and_refused_for_no_user()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.CreateUserAsync("alice");
        await run.Root.OkAsync("CreateLoginProfile", ("UserName", "alice"), ("Password", "Given-4711"));
        var passwords = new ConsolePasswords(run.Iam);

        Assert.Equal("alice", await passwords.RemoveAsync("alice"));
        Assert.False(await run.HasPasswordAsync("alice"));
        Assert.Equal("alice", await passwords.RemoveAsync("alice"));
        Assert.Equal(
            "UserNotFound", (await Assert.ThrowsAsync<AdminException>(() => passwords.RemoveAsync("alyce"))).ErrorId);
    }

    [Fact]
    public async Task A_new_password_that_nobody_saw_is_removed_and_a_replaced_one_is_reported()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.CreateUserAsync("alice");
        var passwords = new ConsolePasswords(run.Iam);

        Assert.Null(await (await passwords.SetAsync(Alice)).Unseen!.UndoAsync());
        Assert.False(await run.HasPasswordAsync("alice"));

        await passwords.SetAsync(Alice);
        Assert.Contains(
            "must be set again", await (await passwords.SetAsync(Alice)).Unseen!.UndoAsync(),
            StringComparison.Ordinal);
        Assert.True(await run.HasPasswordAsync("alice"));
    }
}
