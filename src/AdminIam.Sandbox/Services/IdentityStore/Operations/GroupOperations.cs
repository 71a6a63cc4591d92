using System.Text.Json.Nodes;
using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.IdentityStore.State;

namespace AdminIam.Sandbox.Services.IdentityStore.Operations;

/// <summary>Groups.</summary>
internal static class GroupOperations
{
    private const string Create = "CreateGroup";

    public static void Register(OperationTable<IdentityStoreCall> table)
    {
        table.Add(Create, CreateGroup, call => call.StoreArn());
        table.Add("DescribeGroup", DescribeGroup, call => call.StoreArn());
        table.Add("ListGroups", ListGroups, call => call.StoreArn());
        table.Add("GetGroupId", GetGroupId, call => call.StoreArn());
        table.Add("UpdateGroup", UpdateGroup, call => call.StoreArn());
        table.Add("DeleteGroup", DeleteGroup, call => call.StoreArn());
    }

    private static Output CreateGroup(IdentityStoreCall call)
    {
        var store = call.Store();
        var group = new StoreGroup { Attributes = AttributeRules.Of(call) };
        AttributeRules.DemandGroup(group.Attributes);
        DemandUnique(store, group);
        if (store.Groups.Count >= StoreDirectory.GroupsQuota)
            throw IdentityStoreErrors.QuotaExceeded("groups", StoreDirectory.GroupsQuota);
        store.Groups.Add(call.Stamp(group));
        return IdOf(call, group);
    }

    private static Output DescribeGroup(IdentityStoreCall call) => DescribeIdentity.Group(call, call.Group());

    private static Output ListGroups(IdentityStoreCall call)
    {
        var name = ListFilter.NameIn(call, "DisplayName");
        return new Output().AddMatches(
            call,
            "Groups",
            call.Store().Groups.Visible(call.Now),
            group => group.Id,
            group => name is null || group.DisplayName.Equals(name, StringComparison.OrdinalIgnoreCase),
            group => DescribeIdentity.Group(call, group));
    }

    private static Output GetGroupId(IdentityStoreCall call)
    {
        var key = AlternateIdentifier.KeyOf(call, ("displayName", StoreDirectory.NameKey));
        return call.Store().Groups.TryGetByKey(key, out var group) && group.VisibleFrom <= call.Now
            ? IdOf(call, group)
            : throw IdentityStoreErrors.NotFound("GROUP");
    }

    private static Output UpdateGroup(IdentityStoreCall call)
    {
        var store = call.Store();
        var group = call.Group();
        var attributes = JsonNode.Parse(group.Attributes.ToJsonString())!.AsObject();
        var patch = new AttributePatch(call.Facts.Service.Model.Operations[Create].Input!, attributes);
        foreach (var operation in call.Input.Structures("Operations"))
            patch.Apply(operation.Text("AttributePath"), operation.Document("AttributeValue"));
        var valid = AttributeRules.Checked(call, attributes, Create);
        AttributeRules.DemandGroup(valid);
        DemandUnique(store, new StoreGroup { Id = group.Id, Attributes = valid });
        store.Groups.Remove(group);
        group.Attributes = valid;
        call.Touch(group);
        store.Groups.Add(group);
        return Output.Empty;
    }

    // The memberships are deleted as well. Assignments of accounts to the group remain.
    private static Output DeleteGroup(IdentityStoreCall call)
    {
        call.Store().Remove(call.Group());
        return Output.Empty;
    }

    private static void DemandUnique(StoreDirectory store, StoreGroup group)
    {
        if (store.Groups.TryGetByKey(StoreDirectory.NameKey(group.DisplayName), out var other) && other.Id != group.Id)
            throw IdentityStoreErrors.Duplicate("GroupDisplayName");
    }

    private static Output IdOf(IdentityStoreCall call, StoreGroup group) =>
        new() { ["IdentityStoreId"] = call.Store().Id, ["GroupId"] = group.Id };
}
