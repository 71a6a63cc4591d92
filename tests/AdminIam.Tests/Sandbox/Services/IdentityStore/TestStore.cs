namespace AdminIam.Tests.Sandbox.Services.IdentityStore;

/// <summary>The identity store of a sandbox, with helpers for users and groups.</summary>
internal sealed class TestStore
{
    private TestStore(JsonServiceClient client, string id)
    {
        Client = client;
        Id = id;
    }

    public JsonServiceClient Client { get; }

    public string Id { get; }

    public static async Task<TestStore> OfAsync(RunningSandbox sandbox, string region = "us-east-1") => new(
        JsonServiceClient.IdentityStore(sandbox, region),
        (await JsonServiceClient.SsoAdmin(sandbox, region).OkAsync("ListInstances"))
            .GetProperty("Instances")[0].Text("IdentityStoreId"));

    /// <summary>The attributes that Identity Center requires of a user.</summary>
    public Dictionary<string, object> User(string name, string? email = null)
    {
        var user = new Dictionary<string, object>
        {
            ["IdentityStoreId"] = Id,
            ["UserName"] = name,
            ["DisplayName"] = "Ada Lovelace",
            ["Name"] = new { GivenName = "Ada", FamilyName = "Lovelace" },
        };
        if (email is not null)
            user["Emails"] = new[] { new { Value = email, Type = "work", Primary = true } };
        return user;
    }

    public async Task<string> CreateUserAsync(string name, string? email = null) =>
        (await Client.OkAsync("CreateUser", User(name, email))).Text("UserId");

    public async Task<string> CreateGroupAsync(string name) =>
        (await Client.OkAsync("CreateGroup", new { IdentityStoreId = Id, DisplayName = name })).Text("GroupId");

    public async Task<string> AddAsync(string group, string user) => (await Client.OkAsync(
        "CreateGroupMembership",
        new { IdentityStoreId = Id, GroupId = group, MemberId = new { UserId = user } })).Text("MembershipId");
}
