namespace AdminIam.Tests.Sandbox.Services.IdentityStore.Operations;

public sealed class MembershipOperationsTests : IAsyncLifetime
{
    private readonly RunningSandbox _sandbox = new(TestOrganization.Options());
    private TestStore _store = null!;

    public async Task InitializeAsync() => _store = await TestStore.OfAsync(_sandbox);

    public Task DisposeAsync()
    {
        _sandbox.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_user_is_a_member_once()
    {
        var user = await _store.CreateUserAsync("ada");
        var group = await _store.CreateGroupAsync("analysts");
        var other = await _store.CreateGroupAsync("others");
        var pair = new { IdentityStoreId = _store.Id, GroupId = group, MemberId = new { UserId = user } };
        Assert.StartsWith(
            "400 ResourceNotFoundException: GROUP_MEMBERSHIP not found.",
            await _store.Client.ErrorAsync("GetGroupMembershipId", pair),
            StringComparison.Ordinal);
        var id = await _store.AddAsync(group, user);
        Assert.Equal(
            "400 ConflictException (UNIQUENESS_CONSTRAINT_VIOLATION): Duplicate GroupMembership",
            await _store.Client.ErrorAsync("CreateGroupMembership", pair));
        Assert.Equal(id, (await _store.Client.OkAsync("GetGroupMembershipId", pair)).Text("MembershipId"));
        var named = new { IdentityStoreId = _store.Id, MembershipId = id };
        Assert.Equal(user, (await _store.Client.OkAsync("DescribeGroupMembership", named))
            .GetProperty("MemberId").Text("UserId"));
        var answers = (await _store.Client.OkAsync("IsMemberInGroups", new
        {
            IdentityStoreId = _store.Id, MemberId = new { UserId = user }, GroupIds = new[] { group, other },
        })).GetProperty("Results").EnumerateArray();
        Assert.Equal([true, false], answers.Select(one => one.GetProperty("MembershipExists").GetBoolean()));
        await _store.Client.OkAsync("DeleteGroupMembership", named);
        Assert.Equal(
            "400 ResourceNotFoundException: GROUP_MEMBERSHIP not found.",
            await _store.Client.ErrorAsync("DeleteGroupMembership", named));
    }

    [Fact]
    public async Task Both_must_exist()
    {
        var user = await _store.CreateUserAsync("ada");
        var none = Guid.NewGuid().ToString();
        Assert.Equal(
            "400 ResourceNotFoundException: GROUP not found.",
            await _store.Client.ErrorAsync(
                "CreateGroupMembership",
                new { IdentityStoreId = _store.Id, GroupId = none, MemberId = new { UserId = user } }));
        var group = await _store.CreateGroupAsync("analysts");
        Assert.Equal(
            "400 ResourceNotFoundException: USER not found.",
            await _store.Client.ErrorAsync(
                "CreateGroupMembership",
                new { IdentityStoreId = _store.Id, GroupId = group, MemberId = new { UserId = none } }));
    }

    [Fact]
    public async Task A_list_has_pages_of_groups_and_of_members()
    {
        var user = await _store.CreateUserAsync("ada");
        var other = await _store.CreateUserAsync("bob");
        for (var i = 0; i < 5; i++)
            await _store.AddAsync(await _store.CreateGroupAsync($"group{i}"), i < 3 ? user : other);
        var found = new List<string>();
        var pages = 0;
        string? token = null;
        do
        {
            var page = await _store.Client.OkAsync("ListGroupMembershipsForMember", new
            {
                IdentityStoreId = _store.Id, MemberId = new { UserId = user }, MaxResults = 1, NextToken = token,
            });
            pages++;
            found.AddRange(page.Texts("GroupMemberships", "GroupId"));
            token = page.TryGetProperty("NextToken", out var next) ? next.GetString() : null;
        }
        while (token is not null);

        // Two of the pages are those of the other user's memberships, and are empty.
        Assert.Equal((3, 5), (found.Count, pages));
        Assert.Equal([user], (await _store.Client.OkAsync(
            "ListGroupMemberships", new { IdentityStoreId = _store.Id, GroupId = found[0] }))
            .GetProperty("GroupMemberships").EnumerateArray()
            .Select(one => one.GetProperty("MemberId").Text("UserId")));
    }
}
