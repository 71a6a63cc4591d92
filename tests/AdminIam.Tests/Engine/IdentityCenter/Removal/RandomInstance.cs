using System.Text.Json;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.IdentityCenter.Removal;

/// <summary>An instance with random memberships and assignments, also of a user and a group that were deleted. It is
/// created and read without the engine.</summary>
internal sealed class RandomInstance : IDisposable
{
    private static readonly string[] Accounts =
        [RunningSandbox.AccountId, .. TestOrganization.Options().Accounts.Select(account => account.Id)];

    private readonly SkippingClock _clock;
    private readonly JsonServiceClient _admin;

    private RandomInstance(TestCenterRun center, SkippingClock clock)
    {
        Center = center;
        _clock = clock;
        _admin = JsonServiceClient.SsoAdmin(center.Sandbox);
    }

    public TestCenterRun Center { get; }

    public List<string> Users { get; } = [];

    public List<string> Groups { get; } = [];

    /// <summary>The ARNs of the permission sets.</summary>
    public List<string> Sets { get; } = [];

    private string InstanceArn => Center.Run.Session.Instance.InstanceArn;

    public static async Task<RandomInstance> StartAsync(int seed)
    {
        var clock = new SkippingClock(DateTimeOffset.UtcNow);
        var center = await TestCenterRun.StartAsync(options =>
        {
            options.TimeProvider = clock;
            options.IdentityCenter.RequestDuration = TimeSpan.FromSeconds(1);
        });
        var instance = new RandomInstance(center, clock);
        await instance.FillAsync(new Random(seed));
        return instance;
    }

    public void Dispose() => Center.Dispose();

    /// <summary>Returns a line for each user, group, permission set, membership and assignment, with the IDs that it
    /// consists of.</summary>
    public async Task<List<string>> ReadAsync()
    {
        var store = Center.Store;
        var lines = new List<string>();
        foreach (var user in await ItemsAsync(store.Client, "ListUsers", "Users", OfStore()))
            lines.Add($"user {user.Text("UserId")}");
        foreach (var group in await ItemsAsync(store.Client, "ListGroups", "Groups", OfStore()))
        {
            var id = group.Text("GroupId");
            lines.Add($"group {id}");
            var ofGroup = OfStore();
            ofGroup["GroupId"] = id;
            foreach (var one in await ItemsAsync(store.Client, "ListGroupMemberships", "GroupMemberships", ofGroup))
                lines.Add($"member {id} {one.GetProperty("MemberId").Text("UserId")}");
        }

        foreach (var set in await ItemsAsync(_admin, "ListPermissionSets", "PermissionSets", OfInstance()))
        {
            lines.Add($"set {set.GetString()}");
            foreach (var account in Accounts)
            {
                var ofPair = OfInstance();
                ofPair["PermissionSetArn"] = set.GetString()!;
                ofPair["AccountId"] = account;
                foreach (var one in await ItemsAsync(_admin, "ListAccountAssignments", "AccountAssignments", ofPair))
                    lines.Add($"assignment {account} {set.GetString()} {one.Text("PrincipalId")}");
            }
        }

        return lines;
    }

    private async Task FillAsync(Random random)
    {
        for (var i = 0; i < 4; i++)
            Users.Add(await Center.Store.CreateUserAsync($"user{i}"));
        for (var i = 0; i < 3; i++)
            Groups.Add(await Center.Store.CreateGroupAsync($"Group{i}"));
        for (var i = 0; i < 3; i++)
            Sets.Add(await Center.CreateSetAsync($"Set{i}"));
        foreach (var group in Groups)
        {
            foreach (var user in Users.Where(_ => random.Next(2) == 0))
                await Center.Store.AddAsync(group, user);
        }

        foreach (var (id, type) in Users.Select(id => (id, "USER")).Concat(Groups.Select(id => (id, "GROUP"))))
        {
            foreach (var set in Sets)
            {
                foreach (var account in Accounts.Where(_ => random.Next(3) == 0))
                    await AssignAsync(account, set, id, type);
            }
        }

        // The assignments of deleted users and groups remain.
        await Center.Store.Client.OkAsync("DeleteUser", new { IdentityStoreId = Center.Store.Id, UserId = Users[3] });
        await Center.Store.Client.OkAsync(
            "DeleteGroup", new { IdentityStoreId = Center.Store.Id, GroupId = Groups[2] });
        Users.RemoveAt(3);
        Groups.RemoveAt(2);
    }

    private async Task AssignAsync(string account, string set, string principal, string type)
    {
        await _admin.OkAsync("CreateAccountAssignment", new
        {
            InstanceArn,
            PermissionSetArn = set,
            TargetId = account,
            TargetType = "AWS_ACCOUNT",
            PrincipalId = principal,
            PrincipalType = type,
        });
        _clock.Advance(TimeSpan.FromSeconds(2));
    }

    private Dictionary<string, object> OfStore() => new() { ["IdentityStoreId"] = Center.Store.Id };

    private Dictionary<string, object> OfInstance() => new() { ["InstanceArn"] = InstanceArn };

    private static async Task<List<JsonElement>> ItemsAsync(
        JsonServiceClient client, string operation, string list, Dictionary<string, object> input)
    {
        var items = new List<JsonElement>();
        while (true)
        {
            var page = await client.OkAsync(operation, input);
            items.AddRange(page.GetProperty(list).EnumerateArray());
            if (!page.TryGetProperty("NextToken", out var next))
                return items;
            input["NextToken"] = next.GetString()!;
        }
    }
}
