using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Users;

/// <summary>Puts a user into one group that the user is not in.</summary>
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
        work.Made.Add($"membership of the group '{group}' of '{userName}'", false, token => run.Client.RemoveUserFromGroupAsync(
            new RemoveUserFromGroupRequest { GroupName = group, UserName = userName }, token));
        return await PlanAsync().ConfigureAwait(false);
    }
}
