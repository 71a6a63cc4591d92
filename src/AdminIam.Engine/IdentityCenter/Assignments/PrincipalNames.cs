using AdminIam.Engine.Aws.Errors;
using AdminIam.Engine.IdentityCenter.Directory;

namespace AdminIam.Engine.IdentityCenter.Assignments;

/// <summary>The names of users and groups by their IDs. A limited number is remembered.</summary>
/// <remarks>The first users are read one by one. If there are more, the list of users, 100 in one call, is read once as
/// far as it is remembered.</remarks>
internal sealed class PrincipalNames(IdentityCenterRun run)
{
    private const int SingleReads = 10;
    private const int MostNames = 20_000;
    private readonly UserFinder _users = new(run);
    private readonly GroupFinder _groups = new(run);
    private readonly object _lock = new();
    private readonly Dictionary<string, PrincipalName> _known = new(StringComparer.Ordinal);
    private Task? _list;
    private int _singleReads;

    /// <summary>Returns the name of a user or group.</summary>
    /// <param name="principalType"><see cref="Assignment.User"/> or <see cref="Assignment.Group"/>.</param>
    /// <param name="principalId">The ID.</param>
    public async Task<PrincipalName> FindAsync(string principalType, string principalId)
    {
        if (Known(principalId) is { } known)
            return known;
        if (principalType != Assignment.User)
            return Remember(principalId, await ReadAsync(() => GroupAsync(principalId)).ConfigureAwait(false));
        if (ListOnce() is { } list)
        {
            await list.ConfigureAwait(false);
            if (Known(principalId) is { } listed)
                return listed;
        }

        return Remember(principalId, await ReadAsync(() => UserAsync(principalId)).ConfigureAwait(false));
    }

    private async Task<string?> UserAsync(string id) =>
        (await _users.DescribeAsync(id).ConfigureAwait(false))?.UserName;

    private async Task<string?> GroupAsync(string id) =>
        (await _groups.DescribeAsync(id).ConfigureAwait(false))?.GroupName;

    private static async Task<PrincipalName> ReadAsync(Func<Task<string?>> read)
    {
        try
        {
            var name = await read().ConfigureAwait(false);
            return new PrincipalName(name, name is not null);
        }
        catch (Exception e) when (AwsErrors.IsDenied(e))
        {
            return new PrincipalName(null, null);
        }
    }

    private Task? ListOnce()
    {
        lock (_lock)
            return ++_singleReads <= SingleReads ? null : _list ??= ListAsync();
    }

    private async Task ListAsync()
    {
        try
        {
            var pages = _users.List();
            for (var count = 0; count < MostNames; )
            {
                if (await pages.NextAsync().ConfigureAwait(false) is not { } page)
                    return;
                count += page.Count;
                foreach (var user in page)
                    Remember(user.UserId, new PrincipalName(user.UserName, true));
            }
        }
        catch (Exception e) when (AwsErrors.IsDenied(e))
        {
            // The others are read one by one.
        }
    }

    private PrincipalName? Known(string id)
    {
        lock (_lock)
            return _known.TryGetValue(id, out var known) ? known : null;
    }

    private PrincipalName Remember(string id, PrincipalName name)
    {
        lock (_lock)
        {
            if (_known.Count >= 2 * MostNames)
                _known.Clear();
            return _known[id] = name;
        }
    }
}
