using AdminIam.Engine.IdentityCenter.Assignments;
using AdminIam.Engine.IdentityCenter.Directory;
using AdminIam.Engine.IdentityCenter.Locks;
using AdminIam.Engine.IdentityCenter.Removal;

namespace AdminIam.Tests.Engine.IdentityCenter.Locks;

public sealed class IdentityAccessTests
{
    private static readonly DirectoryUser Alice = new() { UserId = "1", UserName = "alice" };
    private static readonly DirectoryGroup Ops = new() { GroupId = "g", GroupName = "Ops" };

    [Fact]
    public void What_was_removed_but_is_still_listed_does_not_count()
    {
        var assignment = new PrincipalAssignment(new Assignment("111122223333", "arn", Assignment.User, "1"), null);
        var before = new IdentityAccess(Alice, [(Ops, "m1")], [assignment]);
        var stale = new IdentityAccess(Alice, [(Ops, "m1"), (Ops, "m2")], [assignment]);

        Assert.True(before.Without([before]).IsEmpty);
        Assert.Equal("m2", Assert.Single(stale.Without([before]).Groups).MembershipId);
        Assert.False(before.Without([]).IsEmpty);
    }

    [Fact]
    public void A_deleted_permission_set_is_remembered_by_its_ARN()
    {
        var assignment = new PrincipalAssignment(new Assignment("111122223333", "arn", Assignment.User, "1"), null);

        var removed = new IdentityAccess(Alice, [], [assignment]).ToLock(since: null);

        Assert.Equal("arn in 111122223333", Assert.Single(removed.Assignments).ToString());
        Assert.True(IdentityAccess.None(Alice).IsEmpty);
    }
}
