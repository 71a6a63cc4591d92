using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Users;

namespace AdminIam.Tests.Engine.Iam.Users;

public sealed class MembershipsTests
{
    [Fact]
    public async Task Groups_are_added_and_removed_as_the_account_spells_them()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.CreateUserAsync("alice");
        await run.CreateGroupAsync("Team");
        await run.CreateGroupAsync("Other");
        var memberships = new Memberships(run.Iam);

        Assert.Equal(["Team", "Other"], await memberships.AddAsync("alice", ["team", "TEAM", "Other"]));
        Assert.Equal(["Other", "Team"], (await run.GroupsOfAsync("alice")).Order(StringComparer.Ordinal));
        Assert.Equal(["Team"], await memberships.RemoveAsync("alice", ["team"]));
        Assert.Equal(["Other"], await run.GroupsOfAsync("alice"));
    }

    [Fact]
    public async Task A_user_who_is_not_in_a_group_can_be_removed_from_it()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.CreateUserAsync("alice");
        await run.CreateGroupAsync("Team");

        Assert.Equal(["Team"], await new Memberships(run.Iam).RemoveAsync("alice", ["Team"]));
    }

    [Theory]
    [InlineData("alice", "Teem", "GroupNotFound")]
    [InlineData("alyce", "Team", "UserNotFound")]
    public async Task What_is_missing_is_named(string userName, string group, string errorId)
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.CreateUserAsync("alice");
        await run.CreateGroupAsync("Team");
        var memberships = new Memberships(run.Iam);

        Assert.Equal(
            errorId, (await Assert.ThrowsAsync<AdminException>(() => memberships.AddAsync(userName, [group]))).ErrorId);
        Assert.Equal(
            errorId,
            (await Assert.ThrowsAsync<AdminException>(() => memberships.RemoveAsync(userName, [group]))).ErrorId);
    }

    [Fact]
    public async Task One_wrong_group_name_stops_all_of_them()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.CreateUserAsync("alice");
        await run.CreateGroupAsync("Team");

        var failure = await Assert.ThrowsAsync<AdminException>(
            () => new Memberships(run.Iam).AddAsync("alice", ["Team", "a b"]));

        Assert.Equal("InvalidGroupName", failure.ErrorId);
        Assert.Empty(await run.GroupsOfAsync("alice"));
    }
}
