namespace AdminIam.Tests.Sandbox.Services.IdentityStore.Operations;

public sealed class GroupOperationsTests : IAsyncLifetime
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
    public async Task A_group_is_created_found_changed_and_deleted()
    {
        var id = (await _store.Client.OkAsync(
            "CreateGroup",
            new { IdentityStoreId = _store.Id, DisplayName = "Cloud Administrators", Description = "All" }))
            .Text("GroupId");
        var named = new { IdentityStoreId = _store.Id, GroupId = id };
        Assert.Equal(id, (await _store.Client.OkAsync("GetGroupId", Named("cloud administrators"))).Text("GroupId"));
        await _store.Client.OkAsync("UpdateGroup", new
        {
            IdentityStoreId = _store.Id,
            GroupId = id,
            Operations = new object[]
            {
                new { AttributePath = "displayName", AttributeValue = "Administrators" },
                new { AttributePath = "description" },
            },
        });
        var group = await _store.Client.OkAsync("DescribeGroup", named);
        Assert.Equal("Administrators", group.Text("DisplayName"));
        Assert.False(group.TryGetProperty("Description", out _));
        Assert.StartsWith(
            "400 ResourceNotFoundException: GROUP not found.",
            await _store.Client.ErrorAsync("GetGroupId", Named("Cloud Administrators")),
            StringComparison.Ordinal);
        await _store.Client.OkAsync("DeleteGroup", named);
        Assert.Equal(
            "400 ResourceNotFoundException: GROUP not found.",
            await _store.Client.ErrorAsync("DescribeGroup", named));
    }

    [Fact]
    public async Task Names_of_groups_are_unique_but_may_be_those_of_users()
    {
        await _store.CreateUserAsync("analysts");
        await _store.CreateGroupAsync("analysts");
        Assert.Equal(
            "400 ConflictException (UNIQUENESS_CONSTRAINT_VIOLATION): Duplicate GroupDisplayName",
            await _store.Client.ErrorAsync(
                "CreateGroup", new { IdentityStoreId = _store.Id, DisplayName = "Analysts" }));
    }

    [Fact]
    public async Task A_name_cannot_be_removed()
    {
        var id = await _store.CreateGroupAsync("analysts");
        Assert.Equal(
            "400 ValidationException: displayName is a required attribute",
            await _store.Client.ErrorAsync("UpdateGroup", new
            {
                IdentityStoreId = _store.Id, GroupId = id, Operations = new[] { new { AttributePath = "displayName" } },
            }));
    }

    private object Named(string name) => new
    {
        IdentityStoreId = _store.Id,
        AlternateIdentifier = new
        {
            UniqueAttribute = new { AttributePath = "displayName", AttributeValue = name },
        },
    };
}
