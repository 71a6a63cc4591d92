using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.State;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Services.Iam.Operations;

internal static class UserOperations
{
    public static void Register(OperationTable<IamCall> table)
    {
        table.Add("CreateUser", CreateUser, ResourceOf.NewUser);
        table.Add("GetUser", GetUser, ResourceOf.User);
        table.Add("ListUsers", ListUsers, ResourceOf.Users);
        table.Add("UpdateUser", UpdateUser, ResourceOf.User);
        table.Add("DeleteUser", DeleteUser, ResourceOf.User);
    }

    private static Output CreateUser(IamCall call)
    {
        var name = call.Text("UserName");
        if (call.Account.Users.Contains(name))
            throw IamErrors.AlreadyExists($"User with name {name} already exists.");
        if (call.Account.Users.Count >= call.Account.UsersQuota)
            throw IamErrors.QuotaExceeded("UsersPerAccount", call.Account.UsersQuota);

        var user = new User
        {
            Name = name,
            Path = call.Input.OptionalText("Path") ?? "/",
            Id = RandomText.Id("AIDA"),
            Created = call.Timestamp,
            VisibleFrom = call.VisibleFrom,
            PermissionsBoundary = BoundaryOperations.NewBoundary(call),
        };
        Tagging.Apply(user.Tags, call.Input.Structures("Tags"));
        call.Account.Add(user);
        return new Output { ["User"] = Describe.User(call, user) };
    }

    private static Output GetUser(IamCall call)
    {
        if (call.Input.Has("UserName") || !call.Caller.IsRoot)
            return new Output { ["User"] = Describe.User(call, call.UserOrCaller()) };
        return new Output { ["User"] = Describe.Root(call) };
    }

    private static Output ListUsers(IamCall call)
    {
        var prefix = call.Input.OptionalText("PathPrefix") ?? "/";
        var users = call.Account.Users.Visible(call.Now)
            .Where(user => user.Path.StartsWith(prefix, StringComparison.Ordinal));
        return new Output().AddPage(call, "Users", users, user => user.Name, user => Describe.ListedUser(call, user));
    }

    private static Output UpdateUser(IamCall call)
    {
        var user = call.User();
        var newName = call.Input.OptionalText("NewUserName");
        if (newName is not null && call.Account.Users.TryGet(newName, out var other) && other != user)
            throw IamErrors.AlreadyExists($"User with name {newName} already exists.");

        var arn = call.Account.ArnOf(user);
        user.Path = call.Input.OptionalText("NewPath") ?? user.Path;
        if (newName is not null)
            call.Account.Rename(user, newName);
        TrustPolicies.Replace(call.Account, arn, call.Account.ArnOf(user));
        return Output.Empty;
    }

    private static Output DeleteUser(IamCall call)
    {
        var user = call.User();
        DeleteConflicts.Check(user);
        call.Account.Remove(user);
        return Output.Empty;
    }
}
