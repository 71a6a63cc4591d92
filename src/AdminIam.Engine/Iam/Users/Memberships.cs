using AdminIam.Engine.Iam.Groups;
using AdminIam.Engine.Iam.Names;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Users;

/// <summary>Adds users to groups and removes them.</summary>
public sealed class Memberships(IamRun run)
{
    private readonly AccountNameIndex _names = new(run);

    /// <summary>Adds a user to groups. An existing membership is not an error.</summary>
    /// <returns>The groups, with the spelling of the account.</returns>
    public Task<IReadOnlyList<string>> AddAsync(string userName, IReadOnlyCollection<string> groups) =>
        EachAsync(userName, groups, group => run.Calls.RepeatableAsync(
            token => run.Client.AddUserToGroupAsync(
                new AddUserToGroupRequest { GroupName = group, UserName = userName }, token)));

    /// <summary>Removes a user from groups. A missing membership is not an error.</summary>
    /// <returns>The groups, with the spelling of the account.</returns>
    public Task<IReadOnlyList<string>> RemoveAsync(string userName, IReadOnlyCollection<string> groups) =>
        EachAsync(userName, groups, async group =>
        {
            try
            {
                await run.Calls.RepeatableAsync(
                    token => run.Client.RemoveUserFromGroupAsync(
                        new RemoveUserFromGroupRequest { GroupName = group, UserName = userName },
                        token)).ConfigureAwait(false);
            }
            catch (NoSuchEntityException)
            {
                // If both exist, the user is not in the group, which is the requested state.
                if (!await BothExistAsync(userName, group).ConfigureAwait(false))
                    throw;
            }
        });

    private async Task<IReadOnlyList<string>> EachAsync(
        string userName, IReadOnlyCollection<string> groupNames, Func<string, Task> change)
    {
        IamNameRules.CheckUserName(userName);
        foreach (var group in groupNames)
            IamNameRules.CheckGroupName(group);
        var groups = await Task.WhenAll(
            groupNames.Distinct(StringComparer.OrdinalIgnoreCase).Select(_names.SpellGroupAsync)).ConfigureAwait(false);
        foreach (var group in groups)
        {
            try
            {
                await change(group).ConfigureAwait(false);
            }
            catch (NoSuchEntityException e)
            {
                throw await new GroupReader(run).FindAsync(group).ConfigureAwait(false) is null
                    ? await _names.GroupNotFoundAsync(group, e).ConfigureAwait(false)
                    : await _names.UserNotFoundAsync(userName, e).ConfigureAwait(false);
            }
        }

        return groups;
    }

    private async Task<bool> BothExistAsync(string userName, string group) =>
        await new GroupReader(run).FindAsync(group).ConfigureAwait(false) is not null
        && await new UserReader(run).FindAsync(userName).ConfigureAwait(false) is not null;
}
