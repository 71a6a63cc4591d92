namespace AdminIam.Tests.Sandbox.Services.IdentityStore.Operations;

public sealed class GroupOperationsTests : StoreTests
{
    [Fact]
    public async Task A_group_is_created_found_changed_and_deleted()
    {
        var id = (await Store.Client.OkAsync(
            "CreateGroup",
            new { IdentityStoreId = Store.Id, DisplayName = "Cloud Administrators", Description = "All" }))
            .Text("GroupId");
        var named = new { IdentityStoreId = Store.Id, GroupId = id };
        Assert.Equal(id, (await Store.Client.OkAsync("GetGroupId", Named("cloud administrators"))).Text("GroupId"));
        await Store.Client.OkAsync("UpdateGroup", new
        {
            IdentityStoreId = Store.Id,
            GroupId = id,
            Operations = new object[]
            {
                new { AttributePath = "displayName", AttributeValue = "Administrators" },
                new { AttributePath = "description" },
            },
        });
        var group = await Store.Client.OkAsync("DescribeGroup", named);
        Assert.Equal("Administrators", group.Text("DisplayName"));
        Assert.False(group.TryGetProperty("Description", out _));
        Assert.StartsWith(
            "400 ResourceNotFoundException: GROUP not found.",
            await Store.Client.ErrorAsync("GetGroupId", Named("Cloud Administrators")),
            StringComparison.Ordinal);
        await Store.Client.OkAsync("DeleteGroup", named);
        Assert.Equal(
            "400 ResourceNotFoundException: GROUP not found.",
            await Store.Client.ErrorAsync("DescribeGroup", named));
    }

    [Fact]
    public async Task Names_of_groups_are_unique_but_may_be_those_of_users()
    {
        await Store.CreateUserAsync("analysts");
        await Store.CreateGroupAsync("analysts");
        Assert.Equal(
            "400 ConflictException (UNIQUENESS_CONSTRAINT_VIOLATION): Duplicate GroupDisplayName",
            await Store.Client.ErrorAsync(
                "CreateGroup", new { IdentityStoreId = Store.Id, DisplayName = "Analysts" }));
    }

    [Fact]
    public async Task A_name_cannot_be_removed()
    {
        var id = await Store.CreateGroupAsync("analysts");
        Assert.Equal(
            "400 ValidationException: displayName is a required attribute",
            await Store.Client.ErrorAsync("UpdateGroup", new
            {
                IdentityStoreId = Store.Id, GroupId = id, Operations = new[] { new { AttributePath = "displayName" } },
            }));
    }

    private object Named(string name) => new
    {
        IdentityStoreId = Store.Id,
        AlternateIdentifier = new
        {
            UniqueAttribute = new { AttributePath = "displayName", AttributeValue = name },
        },
    };
}
