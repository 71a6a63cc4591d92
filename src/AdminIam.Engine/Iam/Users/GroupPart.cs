using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Users;

/// <summary>Adds a user to a group.</summary>
internal sealed class GroupPart(UserWork work, string group) : IUserPart
{
    public string What => $"membership of the group '{group}'";

    public Task<IReadOnlyList<string>> PlanAsync() => Task.FromResult<IReadOnlyList<string>>([$"group: {group}"]);

    public async Task<IReadOnlyList<string>> ApplyAsync()
    {
        var (run, userName) = (work.Iam, work.UserName);
        await run.Calls.RepeatableAsync(
            token => run.Client.AddUserToGroupAsync(
                new AddUserToGroupRequest { GroupName = group, UserName = userName }, token),
            exists: true).ConfigureAwait(false);
        work.Undo.Add(
            $"membership of the group '{group}' of '{userName}'", false, token => run.Client.RemoveUserFromGroupAsync(
            new RemoveUserFromGroupRequest { GroupName = group, UserName = userName }, token));
        return await PlanAsync().ConfigureAwait(false);
    }
}
