using AdminIam.Engine.IdentityCenter.Assignments;

namespace AdminIam.Tests.Engine.IdentityCenter.Assignments;

public sealed class DeletionRequestsTests
{
    [Fact]
    public async Task A_lost_answer_is_not_a_failure()
    {
        using var test = await TestAssignments.StartAsync();
        var assignments = await test.CreateAsync();
        test.Faults.DropAfter = 0.3;
        test.Faults.DropBefore = 0.2;

        await new AssignmentRemover(test.Center.Run).RemoveAllAsync(assignments, one => one.AccountId);

        Assert.Empty(await test.ExistingAsync());
    }
}
