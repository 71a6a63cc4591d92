using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.IdentityCenter.Assignments;

namespace AdminIam.Tests.Engine.IdentityCenter.Assignments;

public sealed class RequestWaiterTests
{
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
    public async Task When_the_run_is_stopped_requests_are_in_progress_and_their_places_are_free()
    {
        using var test = await TestAssignments.StartAsync(
            TimeSpan.FromHours(1), options => options.TimeProvider = TimeProvider.System);
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
