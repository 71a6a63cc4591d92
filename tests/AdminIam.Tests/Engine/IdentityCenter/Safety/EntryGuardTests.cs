using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Aws.Sessions;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Secrets;
using AdminIam.Engine.Iam;
using AdminIam.Engine.IdentityCenter;
using AdminIam.Engine.IdentityCenter.Safety;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.IdentityCenter.Safety;

public sealed class EntryGuardTests
{
    private const string Management = RunningSandbox.AccountId;
    private const string RoleName = "AWSReservedSSO_Admins_0123456789abcdef";

    [Fact]
    public async Task The_last_person_with_a_way_into_the_management_account_keeps_it()
    {
        using var test = await TestCenterRun.StartAsync();
        var access = await TestAccess.CreateAsync(test);
        var (alice, bob) = (await test.Store.CreateUserAsync("alice"), await test.Store.CreateUserAsync("bob"));
        var team = await test.Store.CreateGroupAsync("Team");
        await test.Store.AddAsync(team, alice);
        await test.Store.AddAsync(team, bob);
        await access.AssignAsync(Management, team, "GROUP");
        await access.AssignAsync(TestOrganization.Prod, alice, "USER");
        var guard = new EntryGuard(test.Run);

        await guard.AdmitAsync("alice", "Removing alice", AccessLoss.OfUser(alice));
        await guard.AdmitAsync("bob", "Removing bob", AccessLoss.OfMembership(team, bob));
        guard.Record(AccessLoss.OfUser(alice));

        foreach (var loss in new[]
        {
            AccessLoss.OfUser(bob), AccessLoss.OfGroup(team), AccessLoss.OfMembership(team, bob),
            AccessLoss.OfPermissionSet(access.SetArn), AccessLoss.OfAssignment(Management, access.SetArn, team),
        })
        {
            var failure = await Assert.ThrowsAsync<AdminException>(
                () => guard.AdmitAsync("it", "Removing it", loss));
            Assert.Equal(("LastWayIn", "it"), (failure.ErrorId, failure.Target));
        }

        await guard.AdmitAsync(
            "alice", "Removing it", AccessLoss.OfAssignment(TestOrganization.Prod, access.SetArn, alice));
    }

    [Fact]
    public async Task The_caller_keeps_the_way_by_which_the_session_was_opened()
    {
        using var test = await TestCenterRun.StartAsync();
        var access = await TestAccess.CreateAsync(test);
        var (alice, bob) = (await test.Store.CreateUserAsync("alice"), await test.Store.CreateUserAsync("bob"));
        var team = await test.Store.CreateGroupAsync("Team");
        await test.Store.AddAsync(team, alice);
        await access.AssignAsync(Management, team, "GROUP");
        await access.AssignAsync(Management, bob, "USER");
        using var stop = new StopSignal();
        using var session = await ConnectAsAsync(test.Sandbox, "Alice", stop);
        var run = new IdentityCenterRun(
            await IdentityCenterSession.ConnectAsync(session.Account, null, stop), stop);
        var guard = new EntryGuard(run);

        await guard.AdmitAsync("bob", "Removing bob", AccessLoss.OfUser(bob));

        foreach (var loss in new[]
        {
            AccessLoss.OfUser(alice), AccessLoss.OfGroup(team), AccessLoss.OfMembership(team, alice),
            AccessLoss.OfPermissionSet(access.SetArn), AccessLoss.OfAssignment(Management, access.SetArn, team),
        })
        {
            var failure = await Assert.ThrowsAsync<AdminException>(
                () => guard.AdmitAsync("it", "Removing it", loss));
            Assert.Equal("CallerLockout", failure.ErrorId);
        }

        // A second way remains.
        await access.AssignAsync(Management, alice, "USER");
        await new EntryGuard(run).AdmitAsync("Team", "Removing Team", AccessLoss.OfGroup(team));
    }

    [Fact]
    public async Task A_removal_in_another_account_reads_nothing()
    {
        using var test = await TestCenterRun.StartAsync();
        var calls = test.Sandbox.Server.Statistics.TotalCalls;

        await new EntryGuard(test.Run).AdmitAsync(
            "it", "Removing it", AccessLoss.OfAssignment(TestOrganization.Prod, "set", "alice"));

        Assert.Equal(calls, test.Sandbox.Server.Statistics.TotalCalls);
    }

    private static async Task<IamSession> ConnectAsAsync(RunningSandbox sandbox, string userName, StopSignal stop)
    {
        await sandbox.Root.OkAsync(
            "CreateRole", ("RoleName", RoleName),
            ("AssumeRolePolicyDocument", RunningSandbox.Policy(
                $"'Effect':'Allow','Principal':{{'AWS':'arn:aws:iam::{Management}:root'}},"
                + "'Action':'sts:AssumeRole'")));
        await sandbox.Root.OkAsync(
            "AttachRolePolicy", ("RoleName", RoleName), ("PolicyArn", RunningSandbox.AdministratorAccess));
        await sandbox.UserClientAsync("setup", RunningSandbox.Policy("'Effect':'Allow','Action':'*','Resource':'*'"));
        var key = await sandbox.Root.OkAsync("CreateAccessKey", ("UserName", "setup"));
        return await IamSession.ConnectAsync(
            new SessionOptions
            {
                AccessKey = key["AccessKeyId"],
                SecretKey = SecretText.Protect(key["SecretAccessKey"]),
                RoleArn = $"arn:aws:iam::{Management}:role/{RoleName}",
                RoleSessionName = userName,
                EndpointUrl = sandbox.Server.Url,
                Region = "us-east-1",
            },
            stop);
    }
}
