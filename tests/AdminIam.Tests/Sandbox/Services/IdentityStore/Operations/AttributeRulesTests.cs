namespace AdminIam.Tests.Sandbox.Services.IdentityStore.Operations;

public sealed class AttributeRulesTests : StoreTests
{
    [Theory]
    [InlineData("UserName", "userName is a required attribute")]
    [InlineData("DisplayName", "displayname: The attribute displayname is required")]
    [InlineData("Name", "name: The attribute name is required")]
    public async Task A_user_has_required_attributes(string left, string message)
    {
        var user = Store.User("ada");
        user.Remove(left);
        Assert.Equal("400 ValidationException: " + message, await Store.Client.ErrorAsync("CreateUser", user));
    }

    [Fact]
    public async Task All_missing_names_are_in_one_message()
    {
        var user = Store.User("ada");
        user["Name"] = new { MiddleName = "King" };
        Assert.Equal(
            "400 ValidationException: givenname: The attribute givenname is required, "
            + "familyname: The attribute familyname is required",
            await Store.Client.ErrorAsync("CreateUser", user));
    }

    [Theory]
    [InlineData("Administrator")]
    [InlineData("awsadministrators")]
    public async Task Reserved_names_are_refused(string name)
    {
        var expected = $"400 ValidationException: {name} is a reserved name.";
        Assert.Equal(expected, await Store.Client.ErrorAsync("CreateUser", Store.User(name)));
        Assert.Equal(
            expected,
            await Store.Client.ErrorAsync("CreateGroup", new { IdentityStoreId = Store.Id, DisplayName = name }));
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("")]
    public async Task A_user_name_matches_the_model(string name)
    {
        var error = await Store.Client.ErrorAsync("CreateUser", Store.User(name));
        Assert.StartsWith("400 ValidationException: ", error, StringComparison.Ordinal);
        // AWS leaves the values of these attributes out of its texts.
        Assert.Contains("Value at 'userName' failed to satisfy constraint", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_has_a_name() => Assert.Equal(
        "400 ValidationException: displayName is a required attribute",
        await Store.Client.ErrorAsync("CreateGroup", new { IdentityStoreId = Store.Id }));

    [Fact]
    public async Task There_is_one_extension()
    {
        var user = Store.User("ada");
        user["Extensions"] = new Dictionary<string, object> { ["aws:identitystore:other"] = new { a = 1 } };
        Assert.Equal(
            "400 ValidationException: The only extension is aws:identitystore:enterprise.",
            await Store.Client.ErrorAsync("CreateUser", user));
    }
}
