using AdminIam.Engine.IdentityCenter.Assignments;

namespace AdminIam.Tests.Engine.IdentityCenter.Assignments;

public sealed class PrincipalNamesTests
{
    [Fact]
    public async Task Many_users_are_read_from_the_list()
    {
        using var test = await TestAssignments.StartAsync();
        var assignments = await test.ToUsersAsync(40);
        var names = new PrincipalNames(test.Center.Run);

        for (var i = 0; i < assignments.Count; i++)
        {
            Assert.Equal(
                new PrincipalName($"user{i}", true),
                await names.FindAsync(Assignment.User, assignments[i].PrincipalId));
        }

        var calls = test.Center.Sandbox.Server.Statistics.CallsByAction;
        Assert.Equal(
            (10, 1), (calls["AWSIdentityStore.DescribeUser"], calls["AWSIdentityStore.ListUsers"]));
    }

    [Fact]
    public async Task A_deleted_group_has_no_name()
    {
        using var test = await TestAssignments.StartAsync();
        var names = new PrincipalNames(test.Center.Run);
        Assert.Equal(new PrincipalName("Team", true), await names.FindAsync(Assignment.Group, test.Group));

        var unknown = test.Group[..^4] + "abcd";
        Assert.Equal(new PrincipalName(null, false), await names.FindAsync(Assignment.Group, unknown));
    }
}
