using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.IdentityCenter.Assignments;
using AdminIam.Tests.Sandbox;

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
    public async Task Many_assignments_are_created_within_the_limits_of_AWS_with_few_calls()
    {
        using var test = await TestAssignments.StartAsync(
            TimeSpan.FromSeconds(5), options => options.IdentityCenter.CallsPerSecond = 20);
        var assignments = await test.ToUsersAsync(100);
        using var creator = new AssignmentCreator(test.Center.Run);

        var results = await Task.WhenAll(assignments.Select(one => creator.CreateAsync(one, isAwaited: true)));

        Assert.All(results, result => Assert.True(result.IsDone));
        Assert.Equal(assignments.ToHashSet(), (await test.ExistingAsync()).ToHashSet());
        Assert.Equal(0, test.Center.Sandbox.Server.Statistics.Throttled);
        Assert.InRange(
            test["DescribeAccountAssignmentCreationStatus"] + test["ListAccountAssignmentCreationStatus"], 100, 300);
    }

    [Fact]
    public async Task A_request_that_is_not_awaited_counts_until_it_is_completed()
    {
        using var test = await TestAssignments.StartAsync();
        var assignments = await test.ToUsersAsync(40);
        using (var creator = new AssignmentCreator(test.Center.Run))
        {
            var results = await Task.WhenAll(assignments.Select(one => creator.CreateAsync(one, isAwaited: false)));
            Assert.All(results, result => Assert.True(result.IsInProgress && result.RequestId is not null));
        }

        test.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(40, (await test.ExistingAsync()).Count);
        Assert.Equal(0, test.Center.Sandbox.Server.Statistics.Throttled);
        for (var i = 0; i < test.Center.Run.Session.Requests.Limit; i++)
            Assert.True(test.Center.Run.Session.Requests.EnterAsync(default).IsCompleted);
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

    [Fact]
    public async Task After_ten_minutes_a_request_is_still_in_progress()
    {
        using var test = await TestAssignments.StartAsync(TimeSpan.FromHours(1));
        using var creator = new AssignmentCreator(test.Center.Run);

        var result = await creator.CreateAsync(test.ToGroup(), isAwaited: true);

        Assert.True(result.IsInProgress);
        Assert.InRange(test.Clock.Elapsed, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(11));
        Assert.InRange(test["DescribeAccountAssignmentCreationStatus"], 10, 100);
    }

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

    [Fact]
    public async Task When_the_run_is_stopped_requests_are_in_progress_and_their_places_are_free()
    {
        using var test = await TestAssignments.StartAsync(TimeSpan.FromHours(1), o => o.TimeProvider = TimeProvider.System);
        using var stop = new StopSignal();
        using var creator = new AssignmentCreator(test.Center.Another(stop));
        var work = creator.CreateAsync(test.ToGroup(), isAwaited: true);
        while (test["CreateAccountAssignment"] == 0)
            await Task.Yield();

        stop.Stop(TimeSpan.FromSeconds(5));

        Assert.True((await work).IsInProgress);
        for (var i = 0; i < 10; i++)
            Assert.True(test.Center.Run.Session.Requests.EnterAsync(default).IsCompleted);
    }
}
