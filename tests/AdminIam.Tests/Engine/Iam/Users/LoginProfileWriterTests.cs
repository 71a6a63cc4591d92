using AdminIam.Engine.Common.Secrets;
using AdminIam.Engine.Iam.Users;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.Iam.Users;

public sealed class LoginProfileWriterTests
{
    private static readonly string MayChangePassword =
        RunningSandbox.Policy("'Effect':'Allow','Action':'iam:ChangePassword','Resource':'*'");

    [Fact]
    public async Task A_password_is_created_updated_and_deleted()
    {
        using var run = await TestRun.StartAsync();
        var own = await run.Sandbox.UserClientAsync("alice", MayChangePassword);
        var writer = new LoginProfileWriter(run.Iam);
        Assert.False(await writer.ExistsAsync("alice"));
        Assert.False(await writer.TryUpdateAsync("alice", SecretText.Protect("First-4711"), requireReset: false));

        await writer.CreateAsync("alice", SecretText.Protect("First-4711"), requireReset: true);
        Assert.True(await writer.ExistsAsync("alice"));
        Assert.Equal("true", await ResetRequiredAsync(run));

        Assert.True(await writer.TryUpdateAsync("alice", SecretText.Protect("Second-4711"), requireReset: false));
        Assert.Equal("false", await ResetRequiredAsync(run));
        await own.OkAsync("ChangePassword", ("OldPassword", "Second-4711"), ("NewPassword", "Third-4711"));

        Assert.True(await writer.DeleteAsync("alice"));
        Assert.False(await writer.DeleteAsync("alice"));
        Assert.False(await writer.ExistsAsync("alice"));
    }

    [Fact]
    public async Task A_password_whose_answer_was_lost_is_there_once_and_is_the_one_that_was_sent()
    {
        using var run = await TestRun.StartAsync();
        var own = await run.Sandbox.UserClientAsync("alice", MayChangePassword);
        var faults = run.Sandbox.Server.Options.Faults;
        (faults.DropAfter, faults.Seed) = (0.3, 7);

        await new LoginProfileWriter(run.Iam).CreateAsync(
            "alice", SecretText.Protect("First-4711"), requireReset: false);

        faults.DropAfter = 0;
        await own.OkAsync("ChangePassword", ("OldPassword", "First-4711"), ("NewPassword", "Second-4711"));
    }

    private static async Task<string> ResetRequiredAsync(TestRun run) =>
        (await run.Root.OkAsync("GetLoginProfile", ("UserName", "alice")))["PasswordResetRequired"];
}
