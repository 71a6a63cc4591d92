using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.IdentityCenter.Groups;

namespace AdminIam.Tests.Engine.IdentityCenter.Groups;

public sealed class IdentityGroupEditorTests
{
    [Fact]
    public async Task What_differs_is_changed_and_listed()
    {
        using var test = await TestCenterRun.StartAsync();
        var id = await test.Store.CreateGroupAsync("Ops");
        var editor = new IdentityGroupEditor(test.Run);

        var first = await editor.SetAsync("ops", new IdentityGroupChange("Operations", "All", Force: false));
        var again = await editor.SetAsync(id, new IdentityGroupChange("Operations", "All", Force: false));

        Assert.Equal(["name: Ops -> Operations", "description: (none) -> All"], first.Changes);
        Assert.Equal((Outcome.Updated, "Operations"), (first.Outcome, first.Group.GroupName));
        Assert.Equal(Outcome.Unchanged, again.Outcome);
        Assert.Equal("All", again.Group.Description);
    }

    [Fact]
    public async Task A_name_in_use_and_a_missing_group_are_errors()
    {
        using var test = await TestCenterRun.StartAsync();
        await test.Store.CreateGroupAsync("Ops");
        await test.Store.CreateGroupAsync("Audit");
        var editor = new IdentityGroupEditor(test.Run);

        Assert.Equal("IdentityGroupAlreadyExists", (await Assert.ThrowsAsync<AdminException>(
            () => editor.SetAsync("Ops", new IdentityGroupChange("AUDIT", null, Force: false)))).ErrorId);
        Assert.Equal("IdentityGroupNotFound", (await Assert.ThrowsAsync<AdminException>(
            () => editor.SetAsync("Op", new IdentityGroupChange("New", null, Force: false)))).ErrorId);
    }

    [Fact]
    public async Task The_groups_of_a_user_are_read_in_the_order_of_their_names()
    {
        using var test = await TestCenterRun.StartAsync();
        var user = await test.Store.CreateUserAsync("alice");
        foreach (var name in new[] { "b", "A", "c" })
            await test.Store.AddAsync(await test.Store.CreateGroupAsync(name), user);
        var reader = new IdentityGroupReader(test.Run);

        Assert.Equal(["A", "b", "c"], (await reader.OfUserAsync("ALICE")).Select(group => group.GroupName));
        Assert.Equal(1, (await reader.GetAsync("a")).MemberCount);
    }
}
