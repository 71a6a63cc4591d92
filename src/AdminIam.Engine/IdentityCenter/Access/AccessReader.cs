using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.IdentityCenter.Assignments;
using AdminIam.Engine.IdentityCenter.Directory;
using AdminIam.Engine.IdentityCenter.PermissionSets;
using AdminIam.Engine.Organizations.Accounts;

namespace AdminIam.Engine.IdentityCenter.Access;

/// <summary>Reads which users get into which accounts, directly and by their groups.</summary>
/// <param name="run">The run.</param>
/// <param name="accounts">The accounts.</param>
/// <param name="sets">The permission sets.</param>
public sealed class AccessReader(IdentityCenterRun run, AccountSelector accounts, PermissionSetIndex sets)
{
    private readonly AssignmentLists _lists = new(run, sets);
    private readonly AssignmentNames _names = new(run, accounts, sets);
    private readonly GroupMembers _members = new(run);

    /// <summary>Returns the access of all users, one page for each account and permission set, as they are
    /// read.</summary>
    /// <param name="filter">The accounts and permission sets.</param>
    public async Task<Pages<AccountAccess>> OfAllAsync(AssignmentFilter filter) =>
        (await _lists.OfAllAsync(filter).ConfigureAwait(false)).SelectPages(ExpandAsync);

    /// <summary>Returns the access of one user.</summary>
    /// <param name="user">The user.</param>
    /// <param name="filter">The accounts and permission sets.</param>
    public async Task<IReadOnlyList<AccountAccess>> OfUserAsync(DirectoryUser user, AssignmentFilter filter)
    {
        var assignments = await _lists.AccessOf(Assignment.User, user.UserId, filter).ToListAsync()
            .ConfigureAwait(false);
        var access = new List<AccountAccess>();
        foreach (var pair in assignments.GroupBy(one => one.Pair))
        {
            var via = new List<string>();
            foreach (var assignment in pair)
                via.Add(await ViaAsync(assignment).ConfigureAwait(false));
            access.Add(await DescribeAsync(pair.First(), user.UserName, user.UserId, via).ConfigureAwait(false));
        }

        return access;
    }

    // The assignments are those of one account and permission set.
    private async Task<IEnumerable<AccountAccess>> ExpandAsync(IReadOnlyList<Assignment> assignments)
    {
        var ways = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var assignment in assignments)
        {
            var via = await ViaAsync(assignment).ConfigureAwait(false);
            foreach (var user in await UsersOfAsync(assignment).ConfigureAwait(false))
            {
                if (ways.TryGetValue(user, out var known))
                    known.Add(via);
                else
                    ways.Add(user, [via]);
            }
        }

        var users = await Task.WhenAll(ways.Keys.Select(
            async id => (Id: id, Name: await _names.OfPrincipalAsync(Assignment.User, id).ConfigureAwait(false))))
            .ConfigureAwait(false);
        var access = new List<AccountAccess>();
        foreach (var user in users)
        {
            // The assignments of a deleted user remain, and let nobody in.
            if (user.Name.Exists != false)
            {
                access.Add(await DescribeAsync(assignments[0], user.Name.Name, user.Id, ways[user.Id])
                    .ConfigureAwait(false));
            }
        }

        return access;
    }

    private async Task<IReadOnlyList<string>> UsersOfAsync(Assignment assignment) =>
        assignment.PrincipalType == Assignment.User
            ? [assignment.PrincipalId]
            : await _members.OfAsync(assignment.PrincipalId).ConfigureAwait(false);

    private async Task<string> ViaAsync(Assignment assignment) => assignment.PrincipalType == Assignment.User
        ? AccountAccess.Direct
        : (await _names.OfPrincipalAsync(Assignment.Group, assignment.PrincipalId).ConfigureAwait(false)).Name
            ?? assignment.PrincipalId;

    private async Task<AccountAccess> DescribeAsync(
        Assignment assignment, string? userName, string userId, List<string> via)
    {
        via.Sort(StringComparer.OrdinalIgnoreCase);
        var named = await _names.AddAsync(assignment, new PrincipalName(userName, true)).ConfigureAwait(false);
        return new AccountAccess(
            userName, userId, assignment.AccountId, named.AccountName, named.PermissionSetName,
            assignment.PermissionSetArn, via);
    }
}
