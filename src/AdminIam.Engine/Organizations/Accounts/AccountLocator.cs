using AdminIam.Engine.Aws.Errors;
using Amazon.Organizations.Model;

namespace AdminIam.Engine.Organizations.Accounts;

/// <summary>Finds the organizational units that accounts are in. What was read is remembered.</summary>
/// <remarks>Not safe for several threads at once.</remarks>
public sealed class AccountLocator(OrganizationsRun run)
{
    private readonly Dictionary<string, string> _unitNames = new(StringComparer.Ordinal);
    private Dictionary<string, string>? _paths;
    private bool _isDenied;

    /// <summary>Returns an account with the path of its organizational unit.</summary>
    /// <param name="account">The account.</param>
    /// <returns>The account; without a path if the caller may not read the units.</returns>
    public async Task<OrganizationAccount> LocateAsync(OrganizationAccount account)
    {
        if (account.UnitPath is not null || _isDenied)
            return account;
        try
        {
            return account with
            {
                UnitPath = account.UnitIds is { } units
                    ? await PathOfAsync(units).ConfigureAwait(false)
                    : await FindPathAsync(account.Id).ConfigureAwait(false),
            };
        }
        catch (Exception e) when (AwsErrors.IsDenied(e))
        {
            _isDenied = true;
            return account;
        }
    }

    // One call for each unit of the path, of which there are five at most.
    private async Task<string> PathOfAsync(IReadOnlyList<string> unitIds)
    {
        var path = AccountPath.Root;
        foreach (var id in unitIds)
            path = AccountPath.Append(path, await NameOfAsync(id).ConfigureAwait(false));
        return path;
    }

    private async Task<string> NameOfAsync(string unitId)
    {
        if (_unitNames.TryGetValue(unitId, out var known))
            return known;
        var answer = await run.Calls.RepeatableAsync(token => run.Client.DescribeOrganizationalUnitAsync(
            new DescribeOrganizationalUnitRequest { OrganizationalUnitId = unitId }, token)).ConfigureAwait(false);
        return _unitNames[unitId] = answer.OrganizationalUnit.Name;
    }

    // Lists do not contain the units. Reading the tree needs fewer calls than reading the parents of each account.
    private async Task<string?> FindPathAsync(string accountId)
    {
        _paths ??= await ReadPathsAsync().ConfigureAwait(false);
        return _paths.TryGetValue(accountId, out var path) ? path : null;
    }

    private async Task<Dictionary<string, string>> ReadPathsAsync()
    {
        var units = await new OrganizationTree(run).ReadAsync().ConfigureAwait(false);
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var account in await UnitReads.ReadAsync(units, new AccountReader(run).ListOf).ConfigureAwait(false))
            paths[account.Id] = account.UnitPath!;
        return paths;
    }
}
