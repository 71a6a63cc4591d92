using AdminIam.Engine.Iam.Groups;
using AdminIam.Engine.Iam.Names;

namespace AdminIam.Engine.Iam.Users;

/// <summary>Reads the users in a group.</summary>
public sealed class GroupMemberReader(IamRun run)
{
    /// <summary>Returns the members of a group, without tags and permissions boundaries.</summary>
    /// <param name="names">The names for suggestions if the group does not exist.</param>
    public async Task<List<UserRecord>> ListAsync(string groupName, AccountNameIndex names)
    {
        var members = await new GroupReader(run).MembersAsync(groupName, names).ConfigureAwait(false);
        return members.ConvertAll(member => UserReader.ToRecord(member.User) with { Groups = [member.GroupName] });
    }
}
