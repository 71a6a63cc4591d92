using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam;
using AdminIam.Engine.Iam.Groups;
using AdminIam.Engine.Iam.Safety;

namespace AdminIam.Engine.Safeguards.Remedies;

/// <summary>Prevents that repairs affect the caller, or remove the last administrator who can sign in.</summary>
/// <param name="run">The run that the repairs are made in.</param>
internal sealed class RepairGuard(IamRun run)
{
    private const string Action = "This repair";
    private const string Overriding = "the command of the remedy";
    private readonly PowerLoss _lost = new();
    private AdministratorGuard? _guard;
    private HashSet<string>? _ownGroups;

    /// <summary>Returns why a repair affects the caller; <see langword="null"/> if it does not.</summary>
    /// <param name="target">The resource of the finding.</param>
    /// <param name="scope">What the repair affects.</param>
    /// <exception cref="AdminException"><c>LastAdministrator</c>: no administrator who can sign in would remain.
    /// </exception>
    public async Task<string?> RefusalAsync(string target, RepairScope scope)
    {
        var identity = run.Session.Identity;
        if (identity.UserName is { } user && Contains(scope.Users, user))
            return $"It concerns '{user}', the user of this session.";
        if (identity.RoleName is { } role && Contains(scope.Roles, role))
            return $"It concerns '{role}', the role of this session.";
        if (scope.Groups.Count > 0 && await FindOwnAsync(scope.Groups).ConfigureAwait(false) is { } group)
            return $"'{identity.UserName}', the user of this session, is a member of the group '{group}'.";
        if (ReferenceEquals(scope.Loss, PowerLoss.Nothing))
            return null;
        try
        {
            _guard ??= CreateGuard();
            await _guard.AdmitAsync(target, Action, scope.Loss).ConfigureAwait(false);
            return null;
        }
        catch (AdminException e) when (e.ErrorId is "CallerLockout" or "AccessKeyInUse")
        {
            return e.Message;
        }
    }

    /// <summary>Records a repair that is made or previewed.</summary>
    /// <param name="scope">What the repair affects.</param>
    public void Record(RepairScope scope)
    {
        _lost.Add(scope.Loss);
        _guard?.Record(scope.Loss);
    }

    /// <summary>Reads the account again before the next check.</summary>
    public void Refresh() => _guard = null;

    private static bool Contains(IEnumerable<string> names, string name) =>
        names.Contains(name, StringComparer.OrdinalIgnoreCase);

    private AdministratorGuard CreateGuard()
    {
        var guard = new AdministratorGuard(run, Overriding);
        guard.Record(_lost);
        return guard;
    }

    private async Task<string?> FindOwnAsync(IEnumerable<string> groups)
    {
        if (run.Session.Identity.UserName is not { } user)
            return null;
        _ownGroups ??= new HashSet<string>(
            (await new GroupReader(run).ListForUser(user).ToListAsync().ConfigureAwait(false))
            .Select(group => group.GroupName),
            StringComparer.OrdinalIgnoreCase);
        return groups.FirstOrDefault(_ownGroups.Contains);
    }
}
