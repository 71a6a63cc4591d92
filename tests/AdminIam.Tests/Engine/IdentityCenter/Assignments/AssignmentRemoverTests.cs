using System.Text.Json.Nodes;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.IdentityCenter.Assignments;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.IdentityCenter.Assignments;

public sealed class AssignmentRemoverTests
{
    [Fact]
    public async Task Assignments_are_deleted_and_awaited()
    {
        using var test = await TestAssignments.StartAsync();
        var assignments = await CreateAsync(test);

        await new AssignmentRemover(test.Center.Run).RemoveAllAsync(assignments, one => one.AccountId);

        Assert.Empty(await test.ExistingAsync());
    }

    [Fact]
    public async Task What_does_not_exist_is_deleted_already()
    {
        using var test = await TestAssignments.StartAsync();

        var result = await new AssignmentRemover(test.Center.Run).RemoveAsync(test.ToGroup());
        var ofNothing = await new AssignmentRemover(test.Center.Run).RemoveAsync(
            test.ToGroup() with { PermissionSetArn = test.Set[..^4] + "abcd" });

        Assert.True(result.IsDone);
        Assert.True(ofNothing.IsDone);
    }

    [Fact]
    public async Task The_assignment_of_a_deleted_group_remains_and_is_an_error()
    {
        using var test = await TestAssignments.StartAsync();
        await CreateAsync(test);
        await test.Center.Store.Client.OkAsync(
            "DeleteGroup", new { IdentityStoreId = test.Center.Store.Id, GroupId = test.Group });
        var remover = new AssignmentRemover(test.Center.Run);

        var failure = await Assert.ThrowsAsync<AdminException>(
            () => remover.RemoveAllAsync([test.ToGroup()], _ => "the assignment of 'Admins'"));

        Assert.Equal("AssignmentFailed", failure.ErrorId);
        Assert.Contains("not found in directory", failure.Message);
    }

    [Fact]
    public async Task A_lost_answer_is_not_a_failure()
    {
        using var test = await TestAssignments.StartAsync();
        var assignments = await CreateAsync(test);
        test.Faults.DropAfter = 0.3;
        test.Faults.DropBefore = 0.2;

        await new AssignmentRemover(test.Center.Run).RemoveAllAsync(assignments, one => one.AccountId);

        Assert.Empty(await test.ExistingAsync());
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

    private static async Task<List<Assignment>> CreateAsync(TestAssignments test)
    {
        using var creator = new AssignmentCreator(test.Center.Run);
        var assignments = TestOrganization.Options().Accounts.Select(account => test.ToGroup(account.Id)).ToList();
        await Task.WhenAll(assignments.Select(one => creator.CreateAsync(one, isAwaited: true)));
        return assignments;
    }
}
