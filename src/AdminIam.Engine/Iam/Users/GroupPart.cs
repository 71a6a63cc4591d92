using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Users;

/// <summary>Puts a user into one group that the user is not in.</summary>
internal sealed class GroupPart(UserWork work, string group) : IUserPart
{
    public string What => $"membership of the group '{group}'";

    public Task<IReadOnlyList<string>> PlanAsync() => Task.FromResult<IReadOnlyList<string>>([$"group: {group}"]);

    public async Task<IReadOnlyList<string>> ApplyAsync()
    {
        var (session, userName) = (work.Session, work.UserName);
        await session.Calls.RepeatableAsync(
            token => session.Iam.AddUserToGroupAsync(
                new AddUserToGroupRequest { GroupName = group, UserName = userName }, token),
            work.Stop, exists: true).ConfigureAwait(false);
        work.Made.Add($"membership of the group '{group}' of '{userName}'", false, token => session.Iam.RemoveUserFromGroupAsync(
            new RemoveUserFromGroupRequest { GroupName = group, UserName = userName }, token));
        return await PlanAsync().ConfigureAwait(false);
    }
}
