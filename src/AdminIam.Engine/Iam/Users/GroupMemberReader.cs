using AdminIam.Engine.Iam.Groups;
using AdminIam.Engine.Iam.Names;

namespace AdminIam.Engine.Iam.Users;

/// <summary>Reads the users in a group.</summary>
public sealed class GroupMemberReader(IamRun run)
{
    /// <summary>The members of a group, without tags and boundaries.</summary>
    /// <param name="groupName">The name.</param>
    /// <param name="names">The names to suggest from where there is no such group.</param>
    public async Task<List<UserRecord>> ListAsync(string groupName, AccountNames names)
    {
        var members = await new GroupReader(run).MembersAsync(groupName, names).ConfigureAwait(false);
        return members.ConvertAll(member => UserReader.ToRecord(member.User) with { Groups = [member.GroupName] });
    }
}
