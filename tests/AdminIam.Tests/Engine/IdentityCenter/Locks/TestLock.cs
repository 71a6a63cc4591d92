using AdminIam.Engine.IdentityCenter.Directory;
using AdminIam.Engine.IdentityCenter.Locks;
using AdminIam.Engine.IdentityCenter.Removal;
using AdminIam.Tests.Engine.IdentityCenter.Safety;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.IdentityCenter.Locks;

/// <summary>The user alice in the groups Audit and Ops, with an assignment, and a file for locks.</summary>
internal sealed class TestLock : IDisposable
{
    private TestLock(TestCenterRun center) => Center = center;

    public TestCenterRun Center { get; }

    public string UserId { get; private set; } = null!;

    public string OpsId { get; private set; } = null!;

    public string SetArn { get; private set; } = null!;

    public IdentityLockFile File { get; private set; } = null!;

    public static async Task<TestLock> StartAsync()
    {
        var test = new TestLock(await TestCenterRun.StartAsync());
        var store = test.Center.Store;
        test.UserId = await store.CreateUserAsync("alice");
        test.OpsId = await store.CreateGroupAsync("Ops");
        await store.AddAsync(test.OpsId, test.UserId);
        await store.AddAsync(await store.CreateGroupAsync("Audit"), test.UserId);
        var access = await TestAccess.CreateAsync(test.Center);
        await access.AssignAsync(TestOrganization.Prod, test.UserId, "USER");
        test.SetArn = access.SetArn;
        var path = Path.Combine(Path.GetTempPath(), $"adminiam-{Guid.NewGuid()}.json");
        test.File = IdentityLockFile.Open(path, test.Center.Run.StoreId, mustExist: false);
        return test;
    }

    public async Task<IdentityLockResult> LockAsync()
    {
        var locker = new IdentityUserLocker(Center.Run, force: false);
        return await locker.LockAsync(await locker.PlanAsync("alice"), File);
    }

    /// <summary>The names of the groups and the assignments of alice, by the lists of AWS.</summary>
    public async Task<string[]> AccessAsync()
    {
        var memberships = await new Memberships(Center.Run).OfUser(UserId).ToListAsync();
        var groups = await Task.WhenAll(
            memberships.Select(one => new GroupFinder(Center.Run).GetAsync(one.GroupId)));
        var assignments = await new PrincipalAssignments(Center.Run).ReadAsync("USER", UserId);
        return
        [
            .. groups.Select(group => group.GroupName).OrderBy(name => name, StringComparer.Ordinal),
            .. assignments.Select(one => one.ToString()),
        ];
    }

    public void Dispose()
    {
        File.Dispose();
        System.IO.File.Delete(File.Path);
        Center.Dispose();
    }
}
