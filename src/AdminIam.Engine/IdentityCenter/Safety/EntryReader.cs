using System.Collections.Concurrent;
using AdminIam.Engine.IdentityCenter.Assignments;
using AdminIam.Engine.IdentityCenter.Directory;

namespace AdminIam.Engine.IdentityCenter.Safety;

/// <summary>Reads whether anybody can use an assignment to get into its account.</summary>
internal sealed class EntryReader(IdentityCenterRun run)
{
    private readonly UserFinder _users = new(run);
    private readonly Memberships _memberships = new(run);
    private readonly ConcurrentDictionary<string, bool> _areEnabled = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> _members = new(StringComparer.Ordinal);

    /// <summary>Returns whether an enabled user can use a way into an account after losses.</summary>
    /// <param name="losses">The losses.</param>
    public async Task<bool> IsOpenAsync(Assignment entry, params AccessLoss[] losses)
    {
        if (Array.Exists(losses, loss => loss.TakesEntry(entry)))
            return false;
        if (entry.PrincipalType == Assignment.User)
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
    public async Task<bool> IsOpenToAsync(string userId, Assignment entry, params AccessLoss[] losses)
    {
        if (Array.Exists(losses, loss => loss.TakesEntry(entry) || loss.TakesUser(userId)))
            return false;
        if (entry.PrincipalType == Assignment.User)
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
        return _areEnabled[userId] = user is { IsEnabled: true };
    }

    private async Task<IReadOnlyList<string>> MembersAsync(string groupId)
    {
        if (_members.TryGetValue(groupId, out var known))
            return known;
        // The assignments of a deleted group remain.
        return _members[groupId] = await _memberships.OfGroup(groupId).Select(member => member.UserId)
            .OrNothing(run.Calls.Service.IsMissing).ToListAsync().ConfigureAwait(false);
    }
}
