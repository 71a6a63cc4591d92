using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Safety;
using AdminIam.Engine.Safeguards.Remedies;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.Safeguards.Remedies;

public sealed class RepairGuardTests
{
    private const string All = "'Effect':'Allow','Action':'*','Resource':'*'";

    [Fact]
    public async Task The_user_of_the_session_is_not_affected()
    {
        using var run = await TestRun.StartAsync();
        var guard = new RepairGuard(await run.AsAsync("operator", All));
        await run.CreateGroupAsync("Readers");
        await run.Root.OkAsync("AddUserToGroup", ("GroupName", "Readers"), ("UserName", "operator"));

        Assert.Equal(
            "It concerns 'operator', the user of this session.",
            await guard.RefusalAsync("x", new RepairScope { Users = ["alice", "OPERATOR"] }));
        Assert.Equal(
            "'operator', the user of this session, is a member of the group 'readers'.",
            await guard.RefusalAsync("x", new RepairScope { Groups = ["readers"] }));
        Assert.Null(await guard.RefusalAsync("x", new RepairScope { Groups = ["Others"], Users = ["alice"] }));
    }

    [Fact]
    public async Task The_last_administrator_who_can_sign_in_is_kept()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.UserClientAsync("alice", RunningSandbox.Policy(All));
        await run.Sandbox.UserClientAsync("bob", RunningSandbox.Policy(All));
        var guard = new RepairGuard(run.Iam);

        Assert.Null(await guard.RefusalAsync("alice", Locked("alice")));
        guard.Record(Locked("alice"));
        // What was taken counts also after the account was read again.
        guard.Refresh();
        var failure = await Assert.ThrowsAsync<AdminException>(() => guard.RefusalAsync("bob", Locked("bob")));

        Assert.Equal("LastAdministrator", failure.ErrorId);
    }

    [Fact]
    public async Task The_groups_of_users_are_read_again_after_they_were_changed()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.UserClientAsync("alice", RunningSandbox.Policy(All));
        await run.CreateGroupAsync("Admins");
        await run.Root.OkAsync(
            "AttachGroupPolicy", ("GroupName", "Admins"), ("PolicyArn", RunningSandbox.AdministratorAccess));
        var guard = new RepairGuard(run.Iam);
        var loss = new RepairScope
        {
            Groups = ["Admins"],
            Loss = PowerLoss.OfGroupPolicies("Admins", ["AdministratorAccess"]),
        };
        Assert.Null(await guard.RefusalAsync("Admins", loss));

        await run.Root.OkAsync("AddUserToGroup", ("GroupName", "Admins"), ("UserName", "alice"));
        await run.Root.OkAsync("DeleteUserPolicy", ("UserName", "alice"), ("PolicyName", "own"));
        guard.Refresh();

        await Assert.ThrowsAsync<AdminException>(() => guard.RefusalAsync("Admins", loss));
    }

    private static RepairScope Locked(string userName) =>
        new() { Users = [userName], Loss = PowerLoss.OfUser(userName) };
}
