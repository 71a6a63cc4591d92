using AdminIam.Engine.IdentityCenter.Directory;

namespace AdminIam.Tests.Engine.IdentityCenter.Directory;

public sealed class MembershipsTests
{
    [Fact]
    public async Task A_user_is_added_once_and_removed_once()
    {
        using var test = await TestCenterRun.StartAsync();
        var (user, group) = (await test.Store.CreateUserAsync("alice"), await test.Store.CreateGroupAsync("Team"));
        var memberships = new Memberships(test.Run);
        Assert.Null(await memberships.FindAsync(group, user));

        Assert.True(await memberships.AddAsync(group, user));
        Assert.False(await memberships.AddAsync(group, user));

        var ofUser = Assert.Single(await memberships.OfUser(user).ToListAsync());
        Assert.Equal([ofUser], await memberships.OfGroup(group).ToListAsync());
        Assert.Equal((group, user), (ofUser.GroupId, ofUser.UserId));
        Assert.Equal(ofUser.MembershipId, await memberships.FindAsync(group, user));
        Assert.True(await memberships.RemoveAsync(ofUser.MembershipId));
        Assert.False(await memberships.RemoveAsync(ofUser.MembershipId));
    }
}
