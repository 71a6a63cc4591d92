using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.IdentityCenter.Directory;
using AdminIam.Engine.IdentityCenter.Users;

namespace AdminIam.Tests.Engine.IdentityCenter.Users;

public sealed class MembershipEditorTests
{
    [Fact]
    public async Task Memberships_are_added_and_removed_once()
    {
        using var test = await TestCenterRun.StartAsync();
        await test.Store.CreateUserAsync("alice");
        var ops = await test.Store.CreateGroupAsync("Ops");
        await test.Store.CreateGroupAsync("Audit");
        var editor = new MembershipEditor(test.Run, force: false);

        var first = await editor.AddAsync("alice", ["Ops"]);
        var both = await editor.AddAsync("ALICE", [ops, "audit", "OPS"]);
        var plan = await editor.PlanAsync("alice", ["Ops", "Audit"]);
        var removed = await editor.RemoveAsync(plan);
        var again = await editor.RemoveAsync(plan);

        Assert.Equal((Outcome.Updated, "group: Ops"), (first.Outcome, Assert.Single(first.Changes)));
        Assert.Equal(["group: Audit"], both.Changes);
        Assert.Equal(["Ops", "Audit"], both.Groups);
        Assert.Equal(["group removed: Ops", "group removed: Audit"], removed.Changes);
        Assert.Equal(Outcome.Unchanged, again.Outcome);
    }

    [Fact]
    public async Task Nothing_is_changed_if_a_group_does_not_exist()
    {
        using var test = await TestCenterRun.StartAsync();
        var user = await test.Store.CreateUserAsync("alice");
        await test.Store.CreateGroupAsync("Ops");

        var error = await Assert.ThrowsAsync<AdminException>(
            () => new MembershipEditor(test.Run, force: false).AddAsync("alice", ["Ops", "Opps"]));

        Assert.Equal("IdentityGroupNotFound", error.ErrorId);
        Assert.Empty(await new Memberships(test.Run).OfUser(user).ToListAsync());
    }
}
