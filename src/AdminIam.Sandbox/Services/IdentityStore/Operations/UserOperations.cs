using System.Text.Json.Nodes;
using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.IdentityStore.State;

namespace AdminIam.Sandbox.Services.IdentityStore.Operations;

/// <summary>Users.</summary>
internal static class UserOperations
{
    private const string Create = "CreateUser";

    public static void Register(OperationTable<IdentityStoreCall> table)
    {
        table.Add(Create, CreateUser, call => call.StoreArn());
        table.Add("DescribeUser", DescribeUser, call => call.StoreArn());
        table.Add("ListUsers", ListUsers, call => call.StoreArn());
        table.Add("GetUserId", GetUserId, call => call.StoreArn());
        table.Add("UpdateUser", UpdateUser, call => call.StoreArn());
        table.Add("DeleteUser", DeleteUser, call => call.StoreArn());
    }

    private static Output CreateUser(IdentityStoreCall call)
    {
        var store = call.Store();
        var user = new StoreUser { Attributes = AttributeRules.Of(call) };
        AttributeRules.DemandUser(user.Attributes);
        DemandUnique(store, user);
        if (store.Users.Count >= StoreDirectory.UsersQuota)
            throw IdentityStoreErrors.QuotaExceeded("users", StoreDirectory.UsersQuota);
        store.Users.Add(call.Stamp(user));
        return IdOf(call, user);
    }

    private static Output DescribeUser(IdentityStoreCall call) => DescribeIdentity.User(call, call.User());

    private static Output ListUsers(IdentityStoreCall call)
    {
        var name = ListFilter.NameIn(call, "UserName");
        return new Output().AddMatches(
            call,
            "Users",
            call.Store().Users.Visible(call.Now),
            user => user.Id,
            user => name is null || user.UserName.Equals(name, StringComparison.OrdinalIgnoreCase),
            user => DescribeIdentity.User(call, user));
    }

    private static Output GetUserId(IdentityStoreCall call)
    {
        var key = AlternateIdentifier.KeyOf(
            call, ("userName", StoreDirectory.NameKey), ("emails.value", StoreDirectory.EmailKey));
        return call.Store().Users.TryGetByKey(key, out var user) && user.VisibleFrom <= call.Now
            ? IdOf(call, user)
            : throw IdentityStoreErrors.NotFound("USER");
    }

    private static Output UpdateUser(IdentityStoreCall call)
    {
        var store = call.Store();
        var user = call.User();
        var attributes = JsonNode.Parse(user.Attributes.ToJsonString())!.AsObject();
        var patch = new AttributePatch(call.Facts.Service.Model.Operations[Create].Input!, attributes);
        foreach (var operation in call.Input.Structures("Operations"))
            patch.Apply(operation.Text("AttributePath"), operation.Document("AttributeValue"));
        var valid = AttributeRules.Checked(call, attributes, Create);
        AttributeRules.DemandUser(valid);
        DemandUnique(store, new StoreUser { Id = user.Id, Attributes = valid });
        store.Users.Remove(user);
        user.Attributes = valid;
        call.Touch(user);
        store.Users.Add(user);
        return Output.Empty;
    }

    // Assignments of accounts to the user remain.
    private static Output DeleteUser(IdentityStoreCall call)
    {
        call.Store().Remove(call.User());
        return Output.Empty;
    }

    private static void DemandUnique(StoreDirectory store, StoreUser user)
    {
        if (store.Users.TryGetByKey(StoreDirectory.NameKey(user.UserName), out var other) && other.Id != user.Id)
            throw IdentityStoreErrors.Duplicate("UserName");
        if (user.Email is { } email
            && store.Users.TryGetByKey(StoreDirectory.EmailKey(email), out other)
            && other.Id != user.Id)
        {
            throw IdentityStoreErrors.Duplicate("Email");
        }
    }

    private static Output IdOf(IdentityStoreCall call, StoreUser user) =>
        new() { ["IdentityStoreId"] = call.Store().Id, ["UserId"] = user.Id };
}
