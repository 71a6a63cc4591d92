using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Iam.Names;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Groups;

/// <summary>Reads groups, their policies and their members.</summary>
public sealed class GroupReader(IamRun run)
{
    // The maximum number of members in one response.
    private const int MostMembers = 1000;

    /// <summary>Returns all groups, without policies.</summary>
    public Pages<GroupRecord> List() => IamPages.Read(
        run, new ListGroupsRequest(), run.Client.ListGroupsAsync, answer => answer.Groups).Select(ToRecord);

    /// <summary>Returns the groups of a user, without policies.</summary>
    public Pages<GroupRecord> ListForUser(string userName) => IamPages.Read(
        run, new ListGroupsForUserRequest { UserName = userName }, run.Client.ListGroupsForUserAsync,
        answer => answer.Groups).Select(ToRecord);

    /// <summary>Returns a group without policies; <see langword="null"/> if it does not exist.</summary>
    public Task<GroupRecord?> FindAsync(string groupName) => FindAsync(groupName, members: 1);

    /// <summary>Waits until an existing group is visible, and returns it without policies.</summary>
    internal Task<GroupRecord> GetExistingAsync(string groupName) => ReadAsync(groupName, exists: true, members: 1);

    /// <summary>Returns a group with its policies.</summary>
    /// <param name="names">The names for suggestions.</param>
    public async Task<GroupRecord> GetAsync(string groupName, AccountNameIndex names)
    {
        IamNameRules.CheckGroupName(groupName);
        var group = await FindAsync(groupName, MostMembers).ConfigureAwait(false)
            ?? throw await names.GroupNotFoundAsync(groupName).ConfigureAwait(false);
        return await WithPoliciesAsync(group).ConfigureAwait(false);
    }

    /// <summary>Returns the members of a group that may not exist.</summary>
    /// <param name="names">The names for suggestions.</param>
    internal async Task<List<GroupMember>> MembersAsync(string groupName, AccountNameIndex names)
    {
        IamNameRules.CheckGroupName(groupName);
        try
        {
            return await IamPages.Read(
                run, new GetGroupRequest { GroupName = groupName }, run.Client.GetGroupAsync,
                answer => answer.Users?.Select(user => new GroupMember(answer.Group.GroupName, user)))
                .ToListAsync().ConfigureAwait(false);
        }
        catch (NoSuchEntityException e)
        {
            throw await names.GroupNotFoundAsync(groupName, e).ConfigureAwait(false);
        }
    }

    /// <summary>The names of the members of a group.</summary>
    internal Pages<string> MemberNames(string groupName) => IamPages.Read(
        run, new GetGroupRequest { GroupName = groupName }, run.Client.GetGroupAsync,
        answer => answer.Users).Select(user => user.UserName);

    /// <summary>Returns the group with the names of its managed policies.</summary>
    public async Task<GroupRecord> WithPoliciesAsync(GroupRecord group)
    {
        var attached = await AttachedPolicies(group.GroupName).ToListAsync().ConfigureAwait(false);
        return group with { PolicyNames = attached.Select(policy => policy.PolicyName).ToList() };
    }

    internal Pages<AttachedPolicyType> AttachedPolicies(string groupName) => IamPages.Read(
        run, new ListAttachedGroupPoliciesRequest { GroupName = groupName }, run.Client.ListAttachedGroupPoliciesAsync,
        answer => answer.AttachedPolicies);

    internal Pages<string> InlinePolicies(string groupName) => IamPages.Read(
        run, new ListGroupPoliciesRequest { GroupName = groupName }, run.Client.ListGroupPoliciesAsync,
        answer => answer.PolicyNames);

    internal static GroupRecord ToRecord(Group group) => new()
    {
        GroupName = group.GroupName,
        GroupId = group.GroupId,
        Arn = group.Arn,
        Path = group.Path,
        CreateDate = group.CreateDate,
    };

    private async Task<GroupRecord?> FindAsync(string groupName, int members)
    {
        try
        {
            return await ReadAsync(groupName, exists: false, members).ConfigureAwait(false);
        }
        catch (NoSuchEntityException)
        {
            return null;
        }
    }

    private async Task<GroupRecord> ReadAsync(string groupName, bool exists, int members)
    {
        var request = new GetGroupRequest { GroupName = groupName, MaxItems = members };
        var answer = await run.Calls.RepeatableAsync(
            token => run.Client.GetGroupAsync(request, token), exists).ConfigureAwait(false);
        return ToRecord(answer.Group) with
        {
            MemberCount = answer.IsTruncated == true ? null : answer.Users?.Count ?? 0,
        };
    }
}
