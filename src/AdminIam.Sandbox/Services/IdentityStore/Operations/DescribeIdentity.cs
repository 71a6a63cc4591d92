using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.IdentityStore.State;

namespace AdminIam.Sandbox.Services.IdentityStore.Operations;

/// <summary>Users, groups and memberships as answers have them.</summary>
internal static class DescribeIdentity
{
    private const string Extensions = "Extensions";

    /// <summary>A user. The extensions are only those that the call asks for.</summary>
    public static Output User(IdentityStoreCall call, StoreUser user)
    {
        var output = Identity(call, user);
        output["UserId"] = user.Id;
        output["UserStatus"] = user.Status;
        output.Remove(Extensions);
        var wanted = call.Input.Texts(Extensions);
        if (user.Attributes[Extensions]?.AsObject() is { } all && all.Any(one => wanted.Contains(one.Key)))
        {
            var extensions = new Output();
            foreach (var extension in all.Where(one => wanted.Contains(one.Key)))
                extensions[extension.Key] = extension.Value;
            output[Extensions] = extensions;
        }

        return output;
    }

    public static Output Group(IdentityStoreCall call, StoreGroup group)
    {
        var output = Identity(call, group);
        output["GroupId"] = group.Id;
        return output;
    }

    public static Output Membership(IdentityStoreCall call, StoreMembership membership)
    {
        var output = Entity(call, membership);
        output["MembershipId"] = membership.Id;
        output["GroupId"] = membership.GroupId;
        output["MemberId"] = new Output { ["UserId"] = membership.UserId };
        return output;
    }

    private static Output Identity(IdentityStoreCall call, StoreIdentity identity)
    {
        var output = Entity(call, identity);
        foreach (var attribute in identity.Attributes)
            output[attribute.Key] = attribute.Value;
        if (identity.ExternalIds.Count > 0)
        {
            output["ExternalIds"] = identity.ExternalIds
                .Select(one => new Output { ["Issuer"] = one.Issuer, ["Id"] = one.Id }).ToList();
        }

        return output;
    }

    private static Output Entity(IdentityStoreCall call, StoreEntity entity) => new()
    {
        ["IdentityStoreId"] = call.Store().Id,
        ["CreatedAt"] = entity.Created,
        ["CreatedBy"] = entity.CreatedBy,
        ["UpdatedAt"] = entity.Updated,
        ["UpdatedBy"] = entity.UpdatedBy,
    };
}
