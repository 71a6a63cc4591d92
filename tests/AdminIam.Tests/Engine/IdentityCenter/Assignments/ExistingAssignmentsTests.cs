using AdminIam.Engine.IdentityCenter.Assignments;

namespace AdminIam.Tests.Engine.IdentityCenter.Assignments;

public sealed class ExistingAssignmentsTests
{
    [Fact]
    public async Task An_account_with_a_permission_set_is_read_once_for_all_its_users()
    {
        using var test = await TestAssignments.StartAsync();
        var assignments = await test.ToUsersAsync(9);
        using var creator = new AssignmentCreator(test.Center.Run);
        await creator.CreateAsync(assignments[3], isAwaited: true);
        var existing = new ExistingAssignments(test.Center.Run);

        var found = await Task.WhenAll(assignments.Select(existing.ContainsAsync));

        Assert.Equal(assignments.Select(one => one == assignments[3]), found);
        Assert.Equal(1, test["ListAccountAssignments"]);
        Assert.Equal(0, test["ListAccountAssignmentsForPrincipal"]);
    }

    [Fact]
    public async Task A_group_is_read_once_for_many_accounts_and_permission_sets()
    {
        using var test = await TestAssignments.StartAsync();
        var created = await test.CreateAsync();
        var other = await test.Center.CreateSetAsync("Others");
        var assignments = created.Concat(created.Select(one => one with { PermissionSetArn = other })).ToList();
        var existing = new ExistingAssignments(test.Center.Run);

        var found = await Task.WhenAll(assignments.Concat(assignments).Select(existing.ContainsAsync));

        Assert.True(assignments.Count > 4);
        var expected = assignments.Select(created.Contains).ToList();
        Assert.Equal(expected.Concat(expected), found);
        Assert.Equal(4, test["ListAccountAssignments"]);
        Assert.Equal(1, test["ListAccountAssignmentsForPrincipal"]);
    }
}
