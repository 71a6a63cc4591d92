using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam;
using AdminIam.Engine.Iam.Safety;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.Iam.Safety;

public sealed class AdministratorGuardTests
{
    private const string All = "'Effect':'Allow','Action':'*','Resource':'*'";

    [Fact]
    public async Task The_last_administrator_who_can_sign_in_is_kept()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.UserClientAsync("alice", RunningSandbox.Policy(All));
        await run.Sandbox.CreateUserAsync("bob");
        await run.Root.OkAsync(
            "AttachUserPolicy", ("UserName", "bob"), ("PolicyArn", RunningSandbox.AdministratorAccess));

        // Bob has no password and no key.
        var failure = await Assert.ThrowsAsync<AdminException>(() => AdmitAsync(run.Iam, PowerLoss.OfUser("alice")));
        await AdmitAsync(run.Iam, PowerLoss.OfUser("bob"));
        await run.Sandbox.KeyClientAsync("bob");
        await AdmitAsync(run.Iam, PowerLoss.OfUser("alice"));

        Assert.Equal("LastAdministrator", failure.ErrorId);
        Assert.Contains("'alice' is the last user", failure.Message, StringComparison.Ordinal);
        Assert.Contains("-Force", failure.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_run_has_taken_already_counts()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.UserClientAsync("alice", RunningSandbox.Policy(All));
        await run.Sandbox.UserClientAsync("bob", RunningSandbox.Policy(All));
        var guard = new AdministratorGuard(run.Iam, "-Force");

        await guard.AdmitAsync("alice", "Removing it", PowerLoss.OfUser("alice"));
        guard.Record(PowerLoss.OfUser("alice"));

        Assert.Equal(
            "LastAdministrator",
            (await Assert.ThrowsAsync<AdminException>(
                () => guard.AdmitAsync("bob", "Removing it", PowerLoss.OfUser("bob")))).ErrorId);
    }

    [Fact]
    public async Task The_policy_of_all_administrators_is_kept()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.UserClientAsync("alice");
        await run.CreateGroupAsync("Admins");
        await run.Root.OkAsync(
            "AttachGroupPolicy", ("GroupName", "Admins"), ("PolicyArn", RunningSandbox.AdministratorAccess));
        await run.Root.OkAsync("AddUserToGroup", ("UserName", "alice"), ("GroupName", "Admins"));

        var failure = await Assert.ThrowsAsync<AdminException>(
            () => AdmitAsync(run.Iam, PowerLoss.OfGroupPolicies("Admins", ["AdministratorAccess"])));
        await AdmitAsync(run.Iam, PowerLoss.OfGroupPolicies("Admins", ["SecurityAudit"]));

        Assert.Equal("LastAdministrator", failure.ErrorId);
        Assert.Contains("would leave no user", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Callers_do_not_lock_themselves_out()
    {
        using var run = await TestRun.StartAsync();
        var operatorRun = await run.AsAsync("operator", All);
        await run.Sandbox.UserClientAsync("alice", RunningSandbox.Policy(All));
        var key = operatorRun.Session.Account.AccessKeyId;

        Assert.Equal(
            ["CallerLockout", "CallerLockout", "AccessKeyInUse"],
            [
                await RefusedAsync(operatorRun, PowerLoss.OfUser("OPERATOR")),
                await RefusedAsync(operatorRun, PowerLoss.OfPassword("operator")),
                await RefusedAsync(operatorRun, PowerLoss.OfAccessKey("operator", key)),
            ]);
        await AdmitAsync(operatorRun, PowerLoss.OfUser("alice"));
    }

    [Fact]
    public async Task Who_may_not_read_the_account_may_only_manage_what_is_their_own()
    {
        using var run = await TestRun.StartAsync();
        var limited = await run.AsAsync("operator", "'Effect':'Allow','Action':'iam:DeleteUser','Resource':'*'");

        Assert.Equal("AccessDenied", await RefusedAsync(limited, PowerLoss.OfUser("alice")));
        await AdmitAsync(limited, PowerLoss.OfMemberships("operator", ["Team"]));
    }

    private static Task AdmitAsync(IamRun run, PowerLoss loss) =>
        new AdministratorGuard(run, "-Force").AdmitAsync("target", "Removing it", loss);

    private static async Task<string> RefusedAsync(IamRun run, PowerLoss loss) =>
        (await Assert.ThrowsAsync<AdminException>(() => AdmitAsync(run, loss))).ErrorId;
}
