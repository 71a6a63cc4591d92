using System.Collections.Concurrent;
using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.IdentityCenter.Directory;
using Amazon.SSOAdmin;
using Amazon.SSOAdmin.Model;

namespace AdminIam.Engine.IdentityCenter.Safety;

/// <summary>Reads the ways into accounts, and whether anybody can use them.</summary>
internal sealed class EntryReader(IdentityCenterRun run)
{
    private const int PageSize = 100;
    private readonly UserFinder _users = new(run);
    private readonly Memberships _memberships = new(run);
    private readonly ConcurrentDictionary<string, bool> _areEnabled = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> _members = new(StringComparer.Ordinal);

    private string InstanceArn => run.Session.Instance.InstanceArn;

    /// <summary>Returns all ways into an account.</summary>
    public async Task<IReadOnlyList<AccountEntry>> OfAccountAsync(string accountId)
    {
        var entries = new List<AccountEntry>();
        foreach (var set in await SetsOfAccountAsync(accountId).ConfigureAwait(false))
            entries.AddRange(await OfAccountAsync(accountId, set).ConfigureAwait(false));
        return entries;
    }

    /// <summary>Returns the ARNs of the permission sets that are provisioned in an account.</summary>
    public async Task<IReadOnlyList<string>> SetsOfAccountAsync(string accountId) => await TokenPages.Read(
        run.AdminCalls,
        new ListPermissionSetsProvisionedToAccountRequest
        {
            InstanceArn = InstanceArn,
            AccountId = accountId,
            MaxResults = PageSize,
        },
        run.Admin.ListPermissionSetsProvisionedToAccountAsync, answer => answer.PermissionSets)
        .ToListAsync().ConfigureAwait(false);

    /// <summary>Returns the ways into an account with one permission set.</summary>
    /// <param name="permissionSetArn">The ARN of the permission set.</param>
    public async Task<IReadOnlyList<AccountEntry>> OfAccountAsync(string accountId, string permissionSetArn) =>
        await TokenPages.Read(
            run.AdminCalls,
            new ListAccountAssignmentsRequest
            {
                InstanceArn = InstanceArn,
                AccountId = accountId,
                PermissionSetArn = permissionSetArn,
                MaxResults = PageSize,
            },
            run.Admin.ListAccountAssignmentsAsync, answer => answer.AccountAssignments)
            .Select(one => new AccountEntry(
                accountId, permissionSetArn, one.PrincipalType == PrincipalType.GROUP, one.PrincipalId))
            .ToListAsync().ConfigureAwait(false);

    /// <summary>Returns whether an enabled user can use a way into an account after losses.</summary>
    /// <param name="losses">The losses.</param>
    public async Task<bool> IsOpenAsync(AccountEntry entry, params AccessLoss[] losses)
    {
        if (Array.Exists(losses, loss => loss.TakesEntry(entry)))
            return false;
        if (!entry.IsGroup)
            return await IsEnabledAsync(entry.PrincipalId).ConfigureAwait(false);
        foreach (var member in await MembersAsync(entry.PrincipalId).ConfigureAwait(false))
        {
            if (!Array.Exists(losses, loss => loss.TakesMember(entry.PrincipalId, member))
                && await IsEnabledAsync(member).ConfigureAwait(false))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Returns whether a user can use a way into an account after losses.</summary>
    /// <param name="losses">The losses.</param>
    public async Task<bool> IsOpenToAsync(string userId, AccountEntry entry, params AccessLoss[] losses)
    {
        if (Array.Exists(losses, loss => loss.TakesEntry(entry) || loss.TakesUser(userId)))
            return false;
        if (!entry.IsGroup)
            return entry.PrincipalId == userId;
        return !Array.Exists(losses, loss => loss.TakesMember(entry.PrincipalId, userId))
            && (await MembersAsync(entry.PrincipalId).ConfigureAwait(false)).Contains(userId);
    }

    private async Task<bool> IsEnabledAsync(string userId)
    {
        if (_areEnabled.TryGetValue(userId, out var known))
            return known;
        // The assignments of a deleted user remain.
        var user = await _users.DescribeAsync(userId).ConfigureAwait(false);
        return _areEnabled[userId] = user is not null && user.Status != "DISABLED";
    }

    private async Task<IReadOnlyList<string>> MembersAsync(string groupId)
    {
        if (_members.TryGetValue(groupId, out var known))
            return known;
        try
        {
            return _members[groupId] = await _memberships.OfGroup(groupId).Select(member => member.UserId)
                .ToListAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (run.Calls.Service.IsMissing(e))
        {
            // The assignments of a deleted group remain.
            return _members[groupId] = [];
        }
    }
}
