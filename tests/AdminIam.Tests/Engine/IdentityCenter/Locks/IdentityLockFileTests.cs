using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.IdentityCenter.Locks;

namespace AdminIam.Tests.Engine.IdentityCenter.Locks;

public sealed class IdentityLockFileTests : IDisposable
{
    private const string Store = "d-1234567890";
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"adminiam-{Guid.NewGuid()}.json");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void What_locks_removed_is_read_again_and_never_overwritten()
    {
        using (var file = IdentityLockFile.Open(_path, Store, mustExist: false))
        {
            file.Remember(Lock("1", new LockedGroup("g1", "Ops")));
            file.Remember(Lock("1", new LockedGroup("g2", "Größe \"EU\"")));
            file.Remember(Lock("2"));
        }

        using var again = IdentityLockFile.Open(_path, Store, mustExist: true);
        var first = again.Find("1")!;
        Assert.Equal(["Ops", "Größe \"EU\""], first.Groups.Select(group => group.GroupName));
        Assert.Equal(Lock("1").Assignments, first.Assignments);
        Assert.Equal(Lock("1").Since, first.Since);
        Assert.Equal(2, again.Locks.Count);
    }

    [Fact]
    public void What_is_restored_is_forgotten_and_the_rest_is_kept()
    {
        using var file = IdentityLockFile.Open(_path, Store, mustExist: false);
        file.Remember(Lock("1", new LockedGroup("g1", "Ops")));
        file.Remember(Lock("2"));

        file.Keep(file.Find("1")! with { Groups = [] });
        file.Keep(file.Find("2")! with { Assignments = [] });

        Assert.Equal("1", Assert.Single(file.Locks).UserId);
        Assert.Empty(file.Find("1")!.Groups);
        Assert.Null(file.Find("2"));
    }

    [Fact]
    public void Another_file_or_store_is_refused_and_not_changed()
    {
        var missing = Assert.Throws<AdminException>(() => IdentityLockFile.Open(_path, Store, mustExist: true));
        File.WriteAllText(_path, "{}");
        var unreadable = Assert.Throws<AdminException>(() => IdentityLockFile.Open(_path, Store, mustExist: true));
        Assert.Equal("{}", File.ReadAllText(_path));
        File.Delete(_path);
        using (var file = IdentityLockFile.Open(_path, Store, mustExist: false))
            file.Remember(Lock("1"));
        var mismatch = Assert.Throws<AdminException>(() => IdentityLockFile.Open(_path, "d-0987654321", true));

        Assert.Equal("LockFileNotFound", missing.ErrorId);
        Assert.Equal("LockFileUnreadable", unreadable.ErrorId);
        Assert.Equal("LockFileMismatch", mismatch.ErrorId);
    }

    [Fact]
    public void Two_commands_cannot_use_a_file_at_once()
    {
        using (IdentityLockFile.Open(_path, Store, mustExist: false))
        {
            var busy = Assert.Throws<AdminException>(() => IdentityLockFile.Open(_path, Store, mustExist: false));
            Assert.Equal(ErrorKind.Busy, busy.Kind);
        }

        IdentityLockFile.Open(_path, Store, mustExist: false).Dispose();
    }

    private static IdentityLock Lock(string userId, params LockedGroup[] groups) => new()
    {
        UserId = userId,
        UserName = $"user{userId}",
        Since = new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc),
        Groups = groups,
        Assignments = [new LockedAssignment("111122223333", "arn:aws:sso:::permissionSet/a/b", "Admins")],
    };
}
