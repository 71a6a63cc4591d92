using System.Text.Json;

namespace AdminIam.Tests.Sandbox.Services.IdentityStore.Operations;

public sealed class UserOperationsTests : IAsyncLifetime
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
    public async Task A_user_is_returned_as_it_was_created()
    {
        var input = _store.User("ada", "ada@example.com");
        input["Title"] = "Analyst";
        input["PhoneNumbers"] = new[] { new { Value = "+44 20 7946 0000" } };
        var id = (await _store.Client.OkAsync("CreateUser", input)).Text("UserId");
        Assert.Matches($"^{_store.Id[2..]}-[0-9a-f]{{8}}(-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}}$", id);

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
        await _store.CreateUserAsync("ada", "ada@example.com");
        const string conflict = "400 ConflictException (UNIQUENESS_CONSTRAINT_VIOLATION): Duplicate ";
        Assert.Equal(conflict + "UserName", await _store.Client.ErrorAsync("CreateUser", _store.User("ADA")));
        Assert.Equal(
            conflict + "Email", await _store.Client.ErrorAsync("CreateUser", _store.User("eve", "Ada@Example.com")));
        var eve = await _store.CreateUserAsync("eve");
        Assert.Equal(conflict + "UserName", await ErrorOfUpdateAsync(eve, "userName", "Ada"));
        await UpdateAsync(eve, "userName", "EVE");
        Assert.Equal("EVE", (await DescribeAsync(eve)).Text("UserName"));
    }

    [Fact]
    public async Task A_user_is_found_by_unique_attributes()
    {
        var id = await _store.CreateUserAsync("ada", "ada@example.com");
        Assert.Equal(id, (await _store.Client.OkAsync("GetUserId", ByAttribute("userName", "ADA"))).Text("UserId"));
        Assert.Equal(
            id,
            (await _store.Client.OkAsync("GetUserId", ByAttribute("emails.value", "ada@EXAMPLE.com"))).Text("UserId"));
        Assert.Equal(
            "400 ResourceNotFoundException: USER not found.",
            await _store.Client.ErrorAsync("GetUserId", ByAttribute("userName", "nobody")));
        Assert.Equal(
            "400 ValidationException: The attribute title is not unique.",
            await _store.Client.ErrorAsync("GetUserId", ByAttribute("title", "Analyst")));
        Assert.StartsWith(
            "400 ValidationException: AlternateIdentifier must have exactly one",
            await _store.Client.ErrorAsync(
                "GetUserId", new { IdentityStoreId = _store.Id, AlternateIdentifier = new { } }),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_leaves_out_others_so_that_pages_can_be_empty()
    {
        foreach (var name in new[] { "a", "b", "c" })
            await _store.CreateUserAsync(name);
        var sizes = new List<int>();
        string? token = null;
        do
        {
            var page = await _store.Client.OkAsync("ListUsers", new
            {
                IdentityStoreId = _store.Id,
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
            await _store.Client.ErrorAsync("ListUsers", new
            {
                IdentityStoreId = _store.Id,
                Filters = new[] { new { AttributePath = "Title", AttributeValue = "x" } },
            }));
    }

    [Fact]
    public async Task Extensions_are_returned_to_those_who_ask()
    {
        const string enterprise = "aws:identitystore:enterprise";
        var input = _store.User("ada");
        input["Extensions"] = new Dictionary<string, object>
        {
            [enterprise] = new { employeeNumber = "7", manager = (string?)null },
        };
        var id = (await _store.Client.OkAsync("CreateUser", input)).Text("UserId");
        Assert.False((await DescribeAsync(id)).TryGetProperty("Extensions", out _));
        var user = await _store.Client.OkAsync(
            "DescribeUser", new { IdentityStoreId = _store.Id, UserId = id, Extensions = new[] { enterprise } });
        Assert.Equal(
            """{"employeeNumber":"7"}""", user.GetProperty("Extensions").GetProperty(enterprise).GetRawText());
    }

    [Fact]
    public async Task A_deleted_user_leaves_its_groups()
    {
        var user = await _store.CreateUserAsync("ada");
        var group = await _store.CreateGroupAsync("Analysts");
        await _store.AddAsync(group, user);
        var named = new { IdentityStoreId = _store.Id, UserId = user };
        await _store.Client.OkAsync("DeleteUser", named);
        Assert.Equal(
            "400 ResourceNotFoundException: USER not found.", await _store.Client.ErrorAsync("DeleteUser", named));
        Assert.Equal(0, (await _store.Client.OkAsync(
            "ListGroupMemberships",
            new { IdentityStoreId = _store.Id, GroupId = group })).GetProperty("GroupMemberships").GetArrayLength());
        await _store.CreateUserAsync("ada");
    }

    private object ByAttribute(string path, string value) => new
    {
        IdentityStoreId = _store.Id,
        AlternateIdentifier = new { UniqueAttribute = new { AttributePath = path, AttributeValue = value } },
    };

    private Task<JsonElement> DescribeAsync(string id) =>
        _store.Client.OkAsync("DescribeUser", new { IdentityStoreId = _store.Id, UserId = id });

    private object Change(string id, string path, string value) => new
    {
        IdentityStoreId = _store.Id,
        UserId = id,
        Operations = new[] { new { AttributePath = path, AttributeValue = value } },
    };

    private Task UpdateAsync(string id, string path, string value) =>
        _store.Client.OkAsync("UpdateUser", Change(id, path, value));

    private Task<string> ErrorOfUpdateAsync(string id, string path, string value) =>
        _store.Client.ErrorAsync("UpdateUser", Change(id, path, value));
}
