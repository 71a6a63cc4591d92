using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Iam.Names;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Groups;

/// <summary>Reads groups, their policies and their members.</summary>
public sealed class GroupReader(IamRun run)
{
    // The most that IAM returns in one answer.
    private const int MostMembers = 1000;

    /// <summary>All groups, without their policies.</summary>
    public Pages<GroupRecord> List() => IamPages.Read(
        run, new ListGroupsRequest(), run.Client.ListGroupsAsync, answer => answer.Groups).Select(ToRecord);

    /// <summary>The groups a user is in, without their policies.</summary>
    /// <param name="userName">The user.</param>
    public Pages<GroupRecord> ListForUser(string userName) => IamPages.Read(
        run, new ListGroupsForUserRequest { UserName = userName }, run.Client.ListGroupsForUserAsync,
        answer => answer.Groups).Select(ToRecord);

    /// <summary>One group without its policies; <see langword="null"/> where there is none.</summary>
    /// <param name="groupName">The name.</param>
    public Task<GroupRecord?> FindAsync(string groupName) => FindAsync(groupName, members: 1);

    /// <summary>A group known to exist, without its policies; waits until it is visible.</summary>
    /// <param name="groupName">The name.</param>
    internal Task<GroupRecord> GetExistingAsync(string groupName) => ReadAsync(groupName, exists: true, members: 1);

    /// <summary>One group with its policies.</summary>
    /// <param name="groupName">The name.</param>
    /// <param name="names">The names to suggest from.</param>
    public async Task<GroupRecord> GetAsync(string groupName, AccountNames names)
    {
        IamNames.CheckGroupName(groupName);
        var group = await FindAsync(groupName, MostMembers).ConfigureAwait(false)
            ?? throw await names.GroupNotFoundAsync(groupName).ConfigureAwait(false);
        return await WithPoliciesAsync(group).ConfigureAwait(false);
    }

    /// <summary>The members of a group that may not exist.</summary>
    /// <param name="groupName">The name.</param>
    /// <param name="names">The names to suggest from.</param>
    internal async Task<List<GroupMember>> MembersAsync(string groupName, AccountNames names)
    {
        IamNames.CheckGroupName(groupName);
        try
        {
            return await IamPages.Read(
                run, new GetGroupRequest { GroupName = groupName }, run.Client.GetGroupAsync,
                answer => answer.Users?.Select(user => new GroupMember(answer.Group.GroupName, user))).ToListAsync().ConfigureAwait(false);
        }
        catch (NoSuchEntityException e)
        {
            throw await names.GroupNotFoundAsync(groupName, e).ConfigureAwait(false);
        }
    }

    /// <summary>The names of the members of a group.</summary>
    /// <param name="groupName">The name.</param>
    internal Pages<string> MemberNames(string groupName) => IamPages.Read(
        run, new GetGroupRequest { GroupName = groupName }, run.Client.GetGroupAsync,
        answer => answer.Users).Select(user => user.UserName);

    /// <summary>The same group with the names of its managed policies.</summary>
    /// <param name="group">The group.</param>
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
        return ToRecord(answer.Group) with { MemberCount = answer.IsTruncated == true ? null : answer.Users?.Count ?? 0 };
    }
}
