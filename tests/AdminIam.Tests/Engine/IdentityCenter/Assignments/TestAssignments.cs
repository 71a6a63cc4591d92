using AdminIam.Engine.IdentityCenter.Assignments;
using AdminIam.Sandbox.Settings;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.IdentityCenter.Assignments;

/// <summary>A run with a permission set and a group, whose time does not pass but is skipped.</summary>
internal sealed class TestAssignments : IDisposable
{
    private TestAssignments(TestCenterRun center, SkippingClock clock)
    {
        Center = center;
        Clock = clock;
    }

    public TestCenterRun Center { get; }

    public SkippingClock Clock { get; }

    /// <summary>The faults of the sandbox from now on.</summary>
    public SandboxFaults Faults { get; private init; } = null!;

    public AssignmentReader Reader => new(Center.Run);

    public string Set { get; private set; } = null!;

    public string Group { get; private set; } = null!;

    /// <summary>The number of calls of an operation.</summary>
    public long this[string action] => Center.Sandbox.Server.Statistics.CallsByAction
        .GetValueOrDefault($"SWBExternalService.{action}");

    public static async Task<TestAssignments> StartAsync(
        TimeSpan? duration = null, Action<SandboxOptions>? change = null)
    {
        var faults = new SandboxFaults();
        var clock = new SkippingClock(DateTimeOffset.UtcNow);
        var center = await TestCenterRun.StartAsync(options =>
        {
            options.TimeProvider = clock;
            options.IdentityCenter.RequestDuration = duration ?? TimeSpan.FromSeconds(3);
            options.Faults = faults;
            change?.Invoke(options);
        });
        return new TestAssignments(center, clock)
        {
            Faults = faults,
            Set = await center.CreateSetAsync("Admins"), Group = await center.Store.CreateGroupAsync("Team"),
        };
    }

    /// <summary>The assignment of the group to an account.</summary>
    public Assignment ToGroup(string account = TestOrganization.Prod) =>
        new(account, Set, Assignment.Group, Group);

    /// <summary>Creates users with an assignment each.</summary>
    public async Task<List<Assignment>> ToUsersAsync(int count)
    {
        var assignments = new List<Assignment>();
        for (var i = 0; i < count; i++)
        {
            // The sandbox may limit the calls of a second.
            Clock.Advance(TimeSpan.FromSeconds(1));
            var user = await Center.Store.CreateUserAsync($"user{i}");
            assignments.Add(new Assignment(TestOrganization.Test, Set, Assignment.User, user));
        }

        return assignments;
    }

    /// <summary>Assigns the set to the group in all member accounts.</summary>
    public async Task<List<Assignment>> CreateAsync()
    {
        using var creator = new AssignmentCreator(Center.Run);
        var assignments = TestOrganization.Options().Accounts.Select(account => ToGroup(account.Id)).ToList();
        await Task.WhenAll(assignments.Select(one => creator.CreateAsync(one, isAwaited: true)));
        return assignments;
    }

    public Task<List<Assignment>> ExistingAsync() => Reader.OfPermissionSet(Set).ToListAsync();

    public void Dispose() => Center.Dispose();
}
