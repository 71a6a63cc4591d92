using System.Text.Json;

namespace AdminIam.Tests.Sandbox.Services.IdentityStore.Operations;

public sealed class UserOperationsTests : StoreTests
{
    [Fact]
    public async Task A_user_is_returned_as_it_was_created()
    {
        var input = Store.User("ada", "ada@example.com");
        input["Title"] = "Analyst";
        input["PhoneNumbers"] = new[] { new { Value = "+44 20 7946 0000" } };
        var id = (await Store.Client.OkAsync("CreateUser", input)).Text("UserId");
        Assert.Matches($"^{Store.Id[2..]}-[0-9a-f]{{8}}(-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}}$", id);

        var user = await DescribeAsync(id);
        Assert.Equal(
            ("ada", "Analyst", "ENABLED"), (user.Text("UserName"), user.Text("Title"), user.Text("UserStatus")));
        Assert.Equal("Lovelace", user.GetProperty("Name").Text("FamilyName"));
        Assert.Equal("ada@example.com", user.GetProperty("Emails")[0].Text("Value"));
        Assert.True(user.GetProperty("Emails")[0].GetProperty("Primary").GetBoolean());
        Assert.Equal("+44 20 7946 0000", user.GetProperty("PhoneNumbers")[0].Text("Value"));
        Assert.Equal("arn:aws:iam::123456789012:root", user.Text("CreatedBy"));
        Assert.Equal(JsonValueKind.Number, user.GetProperty("CreatedAt").ValueKind);
    }

    [Fact]
    public async Task User_names_and_email_addresses_are_unique_ignoring_case()
    {
        await Store.CreateUserAsync("ada", "ada@example.com");
        const string conflict = "400 ConflictException (UNIQUENESS_CONSTRAINT_VIOLATION): Duplicate ";
        Assert.Equal(conflict + "UserName", await Store.Client.ErrorAsync("CreateUser", Store.User("ADA")));
        Assert.Equal(
            conflict + "Email", await Store.Client.ErrorAsync("CreateUser", Store.User("eve", "Ada@Example.com")));
        var eve = await Store.CreateUserAsync("eve");
        Assert.Equal(conflict + "UserName", await ErrorOfUpdateAsync(eve, "userName", "Ada"));
        await UpdateAsync(eve, "userName", "EVE");
        Assert.Equal("EVE", (await DescribeAsync(eve)).Text("UserName"));
    }

    [Fact]
    public async Task A_user_is_found_by_unique_attributes()
    {
        var id = await Store.CreateUserAsync("ada", "ada@example.com");
        Assert.Equal(id, (await Store.Client.OkAsync("GetUserId", ByAttribute("userName", "ADA"))).Text("UserId"));
        Assert.Equal(
            id,
            (await Store.Client.OkAsync("GetUserId", ByAttribute("emails.value", "ada@EXAMPLE.com"))).Text("UserId"));
        Assert.Equal(
            "400 ResourceNotFoundException: USER not found.",
            await Store.Client.ErrorAsync("GetUserId", ByAttribute("userName", "nobody")));
        Assert.Equal(
            "400 ValidationException: The attribute title is not unique.",
            await Store.Client.ErrorAsync("GetUserId", ByAttribute("title", "Analyst")));
        Assert.StartsWith(
            "400 ValidationException: AlternateIdentifier must have exactly one",
            await Store.Client.ErrorAsync(
                "GetUserId", new { IdentityStoreId = Store.Id, AlternateIdentifier = new { } }),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_leaves_out_others_so_that_pages_can_be_empty()
    {
        foreach (var name in new[] { "a", "b", "c" })
            await Store.CreateUserAsync(name);
        var sizes = new List<int>();
        string? token = null;
        do
        {
            var page = await Store.Client.OkAsync("ListUsers", new
            {
                IdentityStoreId = Store.Id,
                MaxResults = 1,
                NextToken = token,
                Filters = new[] { new { AttributePath = "UserName", AttributeValue = "B" } },
            });
            sizes.Add(page.GetProperty("Users").GetArrayLength());
            token = page.TryGetProperty("NextToken", out var next) ? next.GetString() : null;
        }
        while (token is not null);
        Assert.Equal([0, 0, 1], sizes.Order());
        Assert.Equal(
            "400 ValidationException: Lists cannot be filtered by Title.",
            await Store.Client.ErrorAsync("ListUsers", new
            {
                IdentityStoreId = Store.Id,
                Filters = new[] { new { AttributePath = "Title", AttributeValue = "x" } },
            }));
    }

    [Fact]
    public async Task Extensions_are_returned_to_those_who_ask()
    {
        const string enterprise = "aws:identitystore:enterprise";
        var input = Store.User("ada");
        input["Extensions"] = new Dictionary<string, object>
        {
            [enterprise] = new { employeeNumber = "7", manager = (string?)null },
        };
        var id = (await Store.Client.OkAsync("CreateUser", input)).Text("UserId");
        Assert.False((await DescribeAsync(id)).TryGetProperty("Extensions", out _));
        var user = await Store.Client.OkAsync(
            "DescribeUser", new { IdentityStoreId = Store.Id, UserId = id, Extensions = new[] { enterprise } });
        Assert.Equal(
            """{"employeeNumber":"7"}""", user.GetProperty("Extensions").GetProperty(enterprise).GetRawText());
    }

    [Fact]
    public async Task A_deleted_user_leaves_its_groups()
    {
        var user = await Store.CreateUserAsync("ada");
        var group = await Store.CreateGroupAsync("Analysts");
        await Store.AddAsync(group, user);
        var named = new { IdentityStoreId = Store.Id, UserId = user };
        await Store.Client.OkAsync("DeleteUser", named);
        Assert.Equal(
            "400 ResourceNotFoundException: USER not found.", await Store.Client.ErrorAsync("DeleteUser", named));
        Assert.Equal(0, (await Store.Client.OkAsync(
            "ListGroupMemberships",
            new { IdentityStoreId = Store.Id, GroupId = group })).GetProperty("GroupMemberships").GetArrayLength());
        await Store.CreateUserAsync("ada");
    }

    private object ByAttribute(string path, string value) => new
    {
        IdentityStoreId = Store.Id,
        AlternateIdentifier = new { UniqueAttribute = new { AttributePath = path, AttributeValue = value } },
    };

    private Task<JsonElement> DescribeAsync(string id) =>
        Store.Client.OkAsync("DescribeUser", new { IdentityStoreId = Store.Id, UserId = id });

    private object Change(string id, string path, string value) => new
    {
        IdentityStoreId = Store.Id,
        UserId = id,
        Operations = new[] { new { AttributePath = path, AttributeValue = value } },
    };

    private Task UpdateAsync(string id, string path, string value) =>
        Store.Client.OkAsync("UpdateUser", Change(id, path, value));

    private Task<string> ErrorOfUpdateAsync(string id, string path, string value) =>
        Store.Client.ErrorAsync("UpdateUser", Change(id, path, value));
}
