using System.Text.Json;
using System.Text.Json.Nodes;

namespace AdminIam.Tests.Sandbox.Tours;

internal sealed partial class CenterTour
{
    private const string Conflict = "ConflictException";
    private const string NotFound = "ResourceNotFoundException";
    private static readonly string[] Enterprise = ["aws:identitystore:enterprise"];

    // A call to the Identity Store, without the store's id.
    private Task<JsonElement> Store(string expected, string operation, object input)
    {
        var full = JsonSerializer.SerializeToNode(input)!.AsObject();
        full.TryAdd("IdentityStoreId", JsonValue.Create(center.Store.Id));
        return StepAsync(center.Store.Client, JsonModelShapes.IdentityStore, expected, operation, full);
    }

    // The calls without another resource fail only for a store that does not exist.
    private Task NoStore(string operation, object input)
    {
        var full = JsonSerializer.SerializeToNode(input)!.AsObject();
        full["IdentityStoreId"] = "d-0000000000";
        return StepAsync(center.Store.Client, JsonModelShapes.IdentityStore, NotFound, operation, full);
    }

    private async Task UsersAsync()
    {
        var ada = center.Store.User("ada", "ada@example.com");
        ada["Extensions"] = new Dictionary<string, object>
        {
            [Enterprise[0]] = new { employeeNumber = "7" },
        };
        var id = (await Store("", "CreateUser", ada)).Text("UserId");
        await Store(Conflict, "CreateUser", ada);
        await NoStore("CreateUser", ada);
        await Store("", "DescribeUser", new { UserId = id, Extensions = Enterprise });
        await Store(NotFound, "DescribeUser", new { UserId = Nobody });
        await Store("", "ListUsers", new { });
        await NoStore("ListUsers", new { });
        await Store("", "GetUserId", Unique("userName", "ada"));
        await Store(NotFound, "GetUserId", Unique("emails.value", "nobody@example.com"));
        await Store("", "CreateUser", center.Store.User("bob"));
        object Rename(string user, string name) => new
        {
            UserId = user, Operations = new[] { new { AttributePath = "userName", AttributeValue = name } },
        };
        await Store("", "UpdateUser", Rename(id, "lovelace"));
        await Store(Conflict, "UpdateUser", Rename(id, "BOB"));
        await Store(NotFound, "UpdateUser", Rename(Nobody, "nobody"));
        await Store("", "DeleteUser", new { UserId = id });
        await Store(NotFound, "DeleteUser", new { UserId = id });
    }

    private async Task GroupsAsync()
    {
        var analysts = new { DisplayName = "analysts", Description = "All" };
        var id = (await Store("", "CreateGroup", analysts)).Text("GroupId");
        await Store(Conflict, "CreateGroup", analysts);
        await NoStore("CreateGroup", analysts);
        await Store("", "DescribeGroup", new { GroupId = id });
        await Store(NotFound, "DescribeGroup", new { GroupId = Nobody });
        await Store("", "ListGroups", new { });
        await NoStore("ListGroups", new { });
        await Store("", "GetGroupId", Unique("displayName", "ANALYSTS"));
        await Store(NotFound, "GetGroupId", Unique("displayName", "nobody"));
        await Store("", "CreateGroup", new { DisplayName = "others" });
        object Rename(string group, string name) => new
        {
            GroupId = group, Operations = new[] { new { AttributePath = "displayName", AttributeValue = name } },
        };
        await Store("", "UpdateGroup", Rename(id, "architects"));
        await Store(Conflict, "UpdateGroup", Rename(id, "Others"));
        await Store(NotFound, "UpdateGroup", Rename(Nobody, "nobody"));
        await Store("", "DeleteGroup", new { GroupId = id });
        await Store(NotFound, "DeleteGroup", new { GroupId = id });
    }

    private async Task MembershipsAsync()
    {
        var user = await center.Store.CreateUserAsync("member");
        var group = await center.Store.CreateGroupAsync("club");
        var pair = new { GroupId = group, MemberId = new { UserId = user } };
        var noPair = new { GroupId = Nobody, MemberId = new { UserId = user } };
        await Store(NotFound, "GetGroupMembershipId", pair);
        var id = (await Store("", "CreateGroupMembership", pair)).Text("MembershipId");
        await Store(Conflict, "CreateGroupMembership", pair);
        await Store(NotFound, "CreateGroupMembership", noPair);
        await Store("", "GetGroupMembershipId", pair);
        await Store("", "DescribeGroupMembership", new { MembershipId = id });
        await Store(NotFound, "DescribeGroupMembership", new { MembershipId = Nobody });
        await Store("", "ListGroupMemberships", new { GroupId = group });
        await Store(NotFound, "ListGroupMemberships", new { GroupId = Nobody });
        await Store("", "ListGroupMembershipsForMember", new { pair.MemberId });
        await Store(NotFound, "ListGroupMembershipsForMember", new { MemberId = new { UserId = Nobody } });
        await Store("", "IsMemberInGroups", new { pair.MemberId, GroupIds = new[] { group } });
        await Store(NotFound, "IsMemberInGroups", new { pair.MemberId, GroupIds = new[] { Nobody } });
        await Store("", "DeleteGroupMembership", new { MembershipId = id });
        await Store(NotFound, "DeleteGroupMembership", new { MembershipId = id });
    }

    private static object Unique(string path, string value) => new
    {
        AlternateIdentifier = new { UniqueAttribute = new { AttributePath = path, AttributeValue = value } },
    };
}
