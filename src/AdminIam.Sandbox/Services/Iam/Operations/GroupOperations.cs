using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.State;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Services.Iam.Operations;

internal static class GroupOperations
{
    public static void Register(OperationTable<IamCall> table)
    {
        table.Add("CreateGroup", CreateGroup, ResourceOf.NewGroup);
        table.Add("GetGroup", GetGroup, ResourceOf.Group);
        table.Add("ListGroups", ListGroups, ResourceOf.Groups);
        table.Add("ListGroupsForUser", ListGroupsForUser, ResourceOf.User);
        table.Add("UpdateGroup", UpdateGroup, ResourceOf.Group);
        table.Add("DeleteGroup", DeleteGroup, ResourceOf.Group);
        table.Add("AddUserToGroup", AddUserToGroup, ResourceOf.Group);
        table.Add("RemoveUserFromGroup", RemoveUserFromGroup, ResourceOf.Group);
    }

    private static Output CreateGroup(IamCall call)
    {
        var name = call.Text("GroupName");
        if (call.Account.Groups.Contains(name))
            throw IamErrors.AlreadyExists($"Group with name {name} already exists.");
        if (call.Account.Groups.Count >= IamQuotas.Groups)
            throw IamErrors.QuotaExceeded("GroupsPerAccount", IamQuotas.Groups);

        var group = new Group
        {
            Name = name,
            Path = call.Input.OptionalText("Path") ?? "/",
            Id = RandomText.Id("AGPA"),
            Created = call.Timestamp,
            VisibleFrom = call.VisibleFrom,
        };
        call.Account.Add(group);
        return new Output { ["Group"] = Describe.Group(call, group) };
    }

    private static Output GetGroup(IamCall call)
    {
        var group = call.Group();
        var users = group.Members
            .Select(name => call.Account.Users.TryFind(name, call.Now, out var user) ? user : null)
            .OfType<User>();
        return new Output { ["Group"] = Describe.Group(call, group) }
            .AddPage(call, "Users", users, user => user.Name, user => Describe.ListedUser(call, user));
    }

    private static Output ListGroups(IamCall call)
    {
        var prefix = call.Input.OptionalText("PathPrefix") ?? "/";
        var groups = call.Account.Groups.Visible(call.Now)
            .Where(group => group.Path.StartsWith(prefix, StringComparison.Ordinal));
        return new Output().AddPage(call, "Groups", groups, group => group.Name, group => Describe.Group(call, group));
    }

    private static Output ListGroupsForUser(IamCall call)
    {
        var groups = call.User().Groups
            .Select(name => call.Account.Groups.TryFind(name, call.Now, out var group) ? group : null)
            .OfType<Group>();
        return new Output().AddPage(call, "Groups", groups, group => group.Name, group => Describe.Group(call, group));
    }

    private static Output UpdateGroup(IamCall call)
    {
        var group = call.Group();
        var newName = call.Input.OptionalText("NewGroupName");
        if (newName is not null && call.Account.Groups.TryGet(newName, out var other) && other != group)
            throw IamErrors.AlreadyExists($"Group with name {newName} already exists.");

        group.Path = call.Input.OptionalText("NewPath") ?? group.Path;
        if (newName is not null)
            call.Account.Rename(group, newName);
        return Output.Empty;
    }

    private static Output DeleteGroup(IamCall call)
    {
        var group = call.Group();
        DeleteConflicts.Check(group);
        call.Account.Groups.Remove(group);
        return Output.Empty;
    }

    private static Output AddUserToGroup(IamCall call)
    {
        var group = call.Group();
        var user = call.User();
        if (!user.Groups.Contains(group.Name) && user.Groups.Count >= IamQuotas.GroupsPerUser)
            throw IamErrors.QuotaExceeded("GroupsPerUser", IamQuotas.GroupsPerUser);

        user.Groups.Add(group.Name);
        group.Members.Add(user.Name);
        return Output.Empty;
    }

    private static Output RemoveUserFromGroup(IamCall call)
    {
        var group = call.Group();
        var user = call.User();
        user.Groups.Remove(group.Name);
        group.Members.Remove(user.Name);
        return Output.Empty;
    }
}
