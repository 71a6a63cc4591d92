using AdminIam.Engine.IdentityCenter.Assignments;

namespace AdminIam.Tests.Engine.IdentityCenter.Assignments;

public sealed class AssignmentRemoverTests
{
    [Fact]
    public async Task Assignments_are_deleted_and_awaited()
    {
        using var test = await TestAssignments.StartAsync();
        var assignments = await test.CreateAsync();

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
    public async Task The_assignment_of_a_deleted_group_is_removed()
    {
        using var test = await TestAssignments.StartAsync();
        await test.CreateAsync();
        await test.Center.Store.Client.OkAsync(
            "DeleteGroup", new { IdentityStoreId = test.Center.Store.Id, GroupId = test.Group });

        await new AssignmentRemover(test.Center.Run).RemoveAllAsync(
            await test.ExistingAsync(), _ => "the assignment of 'Admins'");

        Assert.Empty(await test.ExistingAsync());
    }
}
