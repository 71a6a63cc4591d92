using AdminIam.Engine.IdentityCenter.Assignments;
using AdminIam.Engine.IdentityCenter.Removal;
using AdminIam.Tests.Engine.IdentityCenter.Assignments;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.IdentityCenter.Removal;

public sealed class PrincipalAssignmentsTests
{
    [Fact]
    public async Task Those_of_a_user_are_without_those_of_the_groups_and_have_names()
    {
        using var test = await TestAssignments.StartAsync();
        var run = test.Center.Run;
        var user = await test.Center.Store.CreateUserAsync("ada");
        await test.Center.Store.AddAsync(test.Group, user);
        var ofGroup = await test.CreateAsync();
        using (var creator = new AssignmentCreator(run))
        {
            foreach (var account in new[] { TestOrganization.Test, TestOrganization.Prod })
            {
                await creator.CreateAsync(
                    new Assignment(account, test.Set, Assignment.User, user), isAwaited: true);
            }
        }

        var assignments = new PrincipalAssignments(run);
        var ofUser = await assignments.ReadAsync(Assignment.User, user);

        Assert.Equal(
            [$"Admins in {TestOrganization.Prod}", $"Admins in {TestOrganization.Test}"],
            ofUser.Select(one => one.ToString()));
        Assert.Equal(ofGroup.Count, (await assignments.ReadAsync(Assignment.Group, test.Group)).Count);

        await assignments.RemoveAllAsync(ofUser, Assignment.User, user, "the user 'ada'");

        Assert.Empty(await assignments.ReadAsync(Assignment.User, user));
        Assert.Equal(ofGroup.Count, (await test.ExistingAsync()).Count);
    }

    [Fact]
    public async Task An_account_instance_has_none()
    {
        using var test = await TestCenterRun.StartAsync(
            state => state["organization"]!["managementAccountId"] = "999988887777");
        var calls = test.Sandbox.Server.Statistics.TotalCalls;

        var found = await new PrincipalAssignments(test.Run).ReadAsync(Assignment.User, "unknown");

        Assert.Empty(found);
        Assert.Equal(calls + 1, test.Sandbox.Server.Statistics.TotalCalls);
    }
}
