using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.IdentityStore.State;

namespace AdminIam.Sandbox.Services.IdentityStore.Operations;

/// <summary>Who is a member of which group.</summary>
internal static class MembershipListOperations
{
    private const string Member = "GroupMemberships";

    public static void Register(OperationTable<IdentityStoreCall> table)
    {
        table.Add("ListGroupMemberships", ListGroupMemberships, call => call.StoreArn());
        table.Add("ListGroupMembershipsForMember", ListGroupMembershipsForMember, call => call.StoreArn());
        table.Add("IsMemberInGroups", IsMemberInGroups, call => call.StoreArn());
    }

    private static Output ListGroupMemberships(IdentityStoreCall call)
    {
        var group = call.Group().Id;
        return new Output().AddPage(
            call,
            Member,
            call.Store().Memberships.Visible(call.Now).Where(membership => membership.GroupId == group),
            membership => membership.Id,
            membership => DescribeIdentity.Membership(call, membership));
    }

    private static Output ListGroupMembershipsForMember(IdentityStoreCall call)
    {
        var user = call.User(call.MemberUserId()).Id;
        return new Output().AddMatches(
            call,
            Member,
            call.Store().Memberships.Visible(call.Now),
            membership => membership.Id,
            membership => membership.UserId == user,
            membership => DescribeIdentity.Membership(call, membership));
    }

    private static Output IsMemberInGroups(IdentityStoreCall call)
    {
        var store = call.Store();
        var user = call.User(call.MemberUserId()).Id;
        return new Output
        {
            ["Results"] = call.Input.Texts("GroupIds").Select(group => new Output
            {
                ["GroupId"] = call.Group(group).Id,
                ["MemberId"] = new Output { ["UserId"] = user },
                ["MembershipExists"] =
                    store.Memberships.TryGetByKey(StoreDirectory.MembershipKey(group, user), out var membership)
                    && membership.VisibleFrom <= call.Now,
            }).ToList(),
        };
    }
}
