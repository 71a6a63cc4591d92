using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.IdentityStore.State;

namespace AdminIam.Sandbox.Services.IdentityStore.Operations;

/// <summary>Memberships of users in groups.</summary>
internal static class MembershipOperations
{
    private const string Kind = "GROUP_MEMBERSHIP";

    public static void Register(OperationTable<IdentityStoreCall> table)
    {
        table.Add("CreateGroupMembership", CreateGroupMembership, call => call.StoreArn());
        table.Add("DescribeGroupMembership", DescribeGroupMembership, call => call.StoreArn());
        table.Add("GetGroupMembershipId", GetGroupMembershipId, call => call.StoreArn());
        table.Add("DeleteGroupMembership", DeleteGroupMembership, call => call.StoreArn());
    }

    private static Output CreateGroupMembership(IdentityStoreCall call)
    {
        var store = call.Store();
        var group = call.Group();
        var user = call.User(call.MemberUserId());
        if (store.Memberships.TryGetByKey(StoreDirectory.MembershipKey(group.Id, user.Id), out _))
            throw IdentityStoreErrors.Duplicate("GroupMembership");
        var membership = call.Stamp(new StoreMembership { GroupId = group.Id, UserId = user.Id });
        store.Memberships.Add(membership);
        return IdOf(call, membership);
    }

    private static Output DescribeGroupMembership(IdentityStoreCall call) =>
        DescribeIdentity.Membership(call, Membership(call));

    private static Output GetGroupMembershipId(IdentityStoreCall call)
    {
        var key = StoreDirectory.MembershipKey(call.Group().Id, call.MemberUserId());
        return call.Store().Memberships.TryGetByKey(key, out var membership) && membership.VisibleFrom <= call.Now
            ? IdOf(call, membership)
            : throw IdentityStoreErrors.NotFound(Kind);
    }

    private static Output DeleteGroupMembership(IdentityStoreCall call)
    {
        call.Store().Memberships.Remove(Membership(call));
        return Output.Empty;
    }

    private static StoreMembership Membership(IdentityStoreCall call)
    {
        var id = call.Text("MembershipId");
        return call.Store().Memberships.TryFind(id, call.Now, out var membership)
            ? membership
            : throw IdentityStoreErrors.NotFound(Kind, id);
    }

    private static Output IdOf(IdentityStoreCall call, StoreMembership membership) =>
        new() { ["IdentityStoreId"] = call.Store().Id, ["MembershipId"] = membership.Id };
}
