using AdminIam.Engine.IdentityCenter.Assignments;

namespace AdminIam.Tests.Engine.IdentityCenter.Assignments;

public sealed class AssignmentCreatorTests
{
    [Fact]
    public async Task An_assignment_is_created_and_awaited()
    {
        using var test = await TestAssignments.StartAsync();
        using var creator = new AssignmentCreator(test.Center.Run);

        var result = await creator.CreateAsync(test.ToGroup(), isAwaited: true);

        Assert.True(result.IsDone);
        Assert.Equal(test.ToGroup(), Assert.Single(await test.ExistingAsync()));
        Assert.InRange(test["DescribeAccountAssignmentCreationStatus"], 1, 9);
    }

    [Fact]
    public async Task A_failure_has_the_reason_of_AWS()
    {
        using var test = await TestAssignments.StartAsync();
        await test.Center.OkAsync(
            "AttachCustomerManagedPolicyReferenceToPermissionSet", ("PermissionSetArn", test.Set),
            ("CustomerManagedPolicyReference", new { Name = "Missing", Path = "/" }));
        using var creator = new AssignmentCreator(test.Center.Run);

        var result = await creator.CreateAsync(test.ToGroup(), isAwaited: true);

        Assert.Equal("FAILED", result.Status);
        Assert.Contains("policy/Missing", AssignmentFailure.ReasonOf(result));
    }
}
