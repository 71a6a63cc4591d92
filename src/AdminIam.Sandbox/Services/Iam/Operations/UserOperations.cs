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
        table.Add("PutUserPermissionsBoundary", PutUserPermissionsBoundary, ResourceOf.User);
        table.Add("DeleteUserPermissionsBoundary", DeleteUserPermissionsBoundary, ResourceOf.User);
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
            PermissionsBoundary = call.Input.OptionalText("PermissionsBoundary") is { } arn
                ? BoundaryPolicy(call, arn)
                : null,
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

        user.Path = call.Input.OptionalText("NewPath") ?? user.Path;
        if (newName is not null)
            call.Account.Rename(user, newName);
        return Output.Empty;
    }

    private static Output DeleteUser(IamCall call)
    {
        var user = call.User();
        DeleteConflicts.Check(user);
        call.Account.Remove(user);
        return Output.Empty;
    }

    private static Output PutUserPermissionsBoundary(IamCall call)
    {
        var user = call.User();
        call.Account.SetBoundary(user, BoundaryPolicy(call, call.Text("PermissionsBoundary")));
        return Output.Empty;
    }

    private static Output DeleteUserPermissionsBoundary(IamCall call)
    {
        var user = call.User();
        if (user.PermissionsBoundary is null)
            throw IamErrors.NoSuchEntity($"The user with name {user.Name} does not have a permissions boundary.");
        call.Account.SetBoundary(user, null);
        return Output.Empty;
    }

    private static string BoundaryPolicy(IamCall call, string arn) =>
        call.Account.TryFindPolicy(arn, call.Now, out _)
            ? arn
            : throw IamErrors.NoSuchEntity($"Scope ARN: {arn} does not exist or is not attachable.");
}
