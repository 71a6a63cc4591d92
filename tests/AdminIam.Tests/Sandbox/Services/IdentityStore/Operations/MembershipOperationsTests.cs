namespace AdminIam.Tests.Sandbox.Services.IdentityStore.Operations;

public sealed class MembershipOperationsTests : StoreTests
{
    [Fact]
    public async Task A_user_is_a_member_once()
    {
        var user = await Store.CreateUserAsync("ada");
        var group = await Store.CreateGroupAsync("analysts");
        var other = await Store.CreateGroupAsync("others");
        var pair = new { IdentityStoreId = Store.Id, GroupId = group, MemberId = new { UserId = user } };
        Assert.StartsWith(
            "400 ResourceNotFoundException: GROUP_MEMBERSHIP not found.",
            await Store.Client.ErrorAsync("GetGroupMembershipId", pair),
            StringComparison.Ordinal);
        var id = await Store.AddAsync(group, user);
        Assert.Equal(
            "400 ConflictException (UNIQUENESS_CONSTRAINT_VIOLATION): Duplicate GroupMembership",
            await Store.Client.ErrorAsync("CreateGroupMembership", pair));
        Assert.Equal(id, (await Store.Client.OkAsync("GetGroupMembershipId", pair)).Text("MembershipId"));
        var named = new { IdentityStoreId = Store.Id, MembershipId = id };
        Assert.Equal(user, (await Store.Client.OkAsync("DescribeGroupMembership", named))
            .GetProperty("MemberId").Text("UserId"));
        var answers = (await Store.Client.OkAsync("IsMemberInGroups", new
        {
            IdentityStoreId = Store.Id, MemberId = new { UserId = user }, GroupIds = new[] { group, other },
        })).GetProperty("Results").EnumerateArray();
        Assert.Equal([true, false], answers.Select(one => one.GetProperty("MembershipExists").GetBoolean()));
        await Store.Client.OkAsync("DeleteGroupMembership", named);
        Assert.Equal(
            "400 ResourceNotFoundException: GROUP_MEMBERSHIP not found.",
            await Store.Client.ErrorAsync("DeleteGroupMembership", named));
    }

    [Fact]
    public async Task Both_must_exist()
    {
        var user = await Store.CreateUserAsync("ada");
        var none = Guid.NewGuid().ToString();
        Assert.Equal(
            "400 ResourceNotFoundException: GROUP not found.",
            await Store.Client.ErrorAsync(
                "CreateGroupMembership",
                new { IdentityStoreId = Store.Id, GroupId = none, MemberId = new { UserId = user } }));
        var group = await Store.CreateGroupAsync("analysts");
        Assert.Equal(
            "400 ResourceNotFoundException: USER not found.",
            await Store.Client.ErrorAsync(
                "CreateGroupMembership",
                new { IdentityStoreId = Store.Id, GroupId = group, MemberId = new { UserId = none } }));
    }

    [Fact]
    public async Task A_list_has_pages_of_groups_and_of_members()
    {
        var user = await Store.CreateUserAsync("ada");
        var other = await Store.CreateUserAsync("bob");
        for (var i = 0; i < 5; i++)
            await Store.AddAsync(await Store.CreateGroupAsync($"group{i}"), i < 3 ? user : other);
        var found = new List<string>();
        var pages = 0;
        string? token = null;
        do
        {
            var page = await Store.Client.OkAsync("ListGroupMembershipsForMember", new
            {
                IdentityStoreId = Store.Id, MemberId = new { UserId = user }, MaxResults = 1, NextToken = token,
            });
            pages++;
            found.AddRange(page.Texts("GroupMemberships", "GroupId"));
            token = page.TryGetProperty("NextToken", out var next) ? next.GetString() : null;
        }
        while (token is not null);

        // Two of the pages are those of the other user's memberships, and are empty.
        Assert.Equal((3, 5), (found.Count, pages));
        Assert.Equal([user], (await Store.Client.OkAsync(
            "ListGroupMemberships", new { IdentityStoreId = Store.Id, GroupId = found[0] }))
            .GetProperty("GroupMemberships").EnumerateArray()
            .Select(one => one.GetProperty("MemberId").Text("UserId")));
    }
}
