using AdminIam.Engine.IdentityCenter.Assignments;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.IdentityCenter.Assignments;

public sealed class CreationRequestsTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_lost_answer_creates_nothing_twice(bool isProcessed)
    {
        using var test = await TestAssignments.StartAsync();
        test.Faults.DropAfter = isProcessed ? 0.3 : 0;
        test.Faults.DropBefore = isProcessed ? 0 : 0.3;
        using var creator = new AssignmentCreator(test.Center.Run);

        var assignments = TestOrganization.Options().Accounts.Select(account => test.ToGroup(account.Id)).ToList();
        var results = await Task.WhenAll(assignments.Select(one => creator.CreateAsync(one, isAwaited: true)));

        Assert.All(results, result => Assert.True(result.IsDone));
        Assert.Equal(assignments.ToHashSet(), (await test.ExistingAsync()).ToHashSet());
    }
}
