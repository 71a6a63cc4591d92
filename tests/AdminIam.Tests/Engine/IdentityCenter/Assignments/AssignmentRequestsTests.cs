using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.IdentityCenter.Assignments;
using AdminIam.Tests.Sandbox;
using System.Text.Json.Nodes;

namespace AdminIam.Tests.Engine.IdentityCenter.Assignments;

public sealed class AssignmentRequestsTests
{
    [Fact]
    public async Task A_grant_waits_for_the_revocation_of_the_same_assignment()
    {
        using var test = await TestAssignments.StartAsync(TimeSpan.FromSeconds(90));
        using var creator = new AssignmentCreator(test.Center.Run);
        await creator.CreateAsync(test.ToGroup(), isAwaited: true);

        var removal = new AssignmentRemover(test.Center.Run).RemoveAsync(test.ToGroup());
        while (test["DeleteAccountAssignment"] == 0)
            await Task.Yield();
        var result = await creator.CreateAsync(test.ToGroup(), isAwaited: true);

        Assert.True((await removal).IsDone);
        Assert.True(result.IsDone);
        Assert.Single(await test.ExistingAsync());
    }

    [Fact]
    public async Task Requests_of_others_are_waited_for()
    {
        using var test = await TestAssignments.StartAsync(TimeSpan.FromSeconds(30));
        var others = await test.ToUsersAsync(15);
        foreach (var other in others)
        {
            await test.Center.OkAsync(
                "CreateAccountAssignment", ("PermissionSetArn", test.Set), ("TargetId", other.AccountId),
                ("TargetType", "AWS_ACCOUNT"), ("PrincipalType", "USER"), ("PrincipalId", other.PrincipalId));
        }

        using var creator = new AssignmentCreator(test.Center.Run);
        var result = await creator.CreateAsync(test.ToGroup(), isAwaited: true);

        Assert.True(result.IsDone);
        Assert.InRange(test.Center.Sandbox.Server.Statistics.Throttled, 1, 8);
        Assert.True(test.Center.Run.Session.Requests.Limit < 10);
    }

    [Fact]
    public async Task A_delegated_administrator_learns_why_the_management_account_is_refused()
    {
        string? set = null;
        string? group = null;
        using var test = await TestCenterRun.StartAsync(
            state =>
            {
                state["organization"]!["managementAccountId"] = TestOrganization.Prod;
                state["identityStore"]!["ownerAccountId"] = TestOrganization.Prod;
                state["organization"]!["delegatedAdministrators"]!.AsArray().Add(new JsonObject
                {
                    ["accountId"] = RunningSandbox.AccountId,
                    ["servicePrincipal"] = "sso.amazonaws.com",
                    ["enabled"] = "2026-01-02T03:04:05Z",
                });
            },
            async first =>
            {
                set = await first.CreateSetAsync("Admins");
                group = await first.Store.CreateGroupAsync("Team");
            });

        var failure = await Assert.ThrowsAsync<AdminException>(() => new AssignmentRemover(test.Run).RemoveAsync(
            new Assignment(TestOrganization.Prod, set!, Assignment.Group, group!)));

        Assert.Equal("AccessDenied", failure.ErrorId);
        Assert.Contains("delegated administrator", failure.Message);
        Assert.Contains(TestOrganization.Prod, failure.Advice);
    }
}
