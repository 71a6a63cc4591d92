using System.Text.RegularExpressions;
using AdminIam.Engine.Aws.Errors;
using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.IdentityCenter.Assignments;
using AdminIam.Engine.IdentityCenter.Directory;
using AdminIam.Engine.IdentityCenter.PermissionSets;

namespace AdminIam.Engine.IdentityCenter.Safety;

/// <summary>Prevents that the caller loses the way in by which the session was opened, and that the management account
/// loses the last way in through IAM Identity Center. One guard is used for all removals of a run, which it checks
/// sequentially.</summary>
/// <remarks>The caller is known by the role of the session: AWS names it AWSReservedSSO, the permission set and a
/// suffix, and the session after the user. The ways in are read once, and only if one could be lost.</remarks>
public sealed class EntryGuard(IdentityCenterRun run) : ILossGuard<AccessLoss>
{
    private static readonly Regex ReservedRole = new(
        "^AWSReservedSSO_(?<set>.+)_[0-9a-f]{16}$", RegexOptions.CultureInvariant);

    private readonly EntryReader _reader = new(run);
    private readonly AssignmentReader _assignments = new(run);
    private readonly AccessLoss _lost = new();
    private (string UserId, IReadOnlyList<Assignment> Entries)? _caller;
    private IReadOnlyList<Assignment>? _management;

    /// <inheritdoc/>
    /// <exception cref="AdminException"><c>CallerLockout</c>, or <c>LastWayIn</c>: nobody could sign in to the
    /// management account through IAM Identity Center.</exception>
    public async Task AdmitAsync(string target, string action, AccessLoss loss)
    {
        try
        {
            await CheckCallerAsync(target, action, loss).ConfigureAwait(false);
            await CheckManagementAsync(target, action, loss).ConfigureAwait(false);
        }
        catch (Exception e) when (AwsErrors.Translate(e, target) is { ErrorId: "AccessDenied" } denied)
        {
            throw new AdminException(
                "AccessDenied", ErrorKind.PermissionDenied, target,
                "It could not be checked whether a way into the management account remains: " + denied.Message,
                "The check reads the assignments and the members of the groups. Use -Force to skip it.", e);
        }
    }

    /// <inheritdoc/>
    public void Record(AccessLoss loss) => _lost.Add(loss);

    private async Task CheckCallerAsync(string target, string action, AccessLoss loss)
    {
        if (!loss.MayAffect(run.Session.Account.Identity.AccountId))
            return;
        _caller ??= await ReadCallerAsync().ConfigureAwait(false);
        var (userId, entries) = _caller.Value;
        if (!await AnyAsync(entries, entry => _reader.IsOpenToAsync(userId, entry, _lost)).ConfigureAwait(false)
            || await AnyAsync(entries, entry => _reader.IsOpenToAsync(userId, entry, _lost, loss))
                .ConfigureAwait(false))
        {
            return;
        }

        throw new AdminException(
            "CallerLockout", ErrorKind.InvalidOperation, target,
            $"{action} would remove your own way into the account {run.Session.Account.Identity.AccountId}.",
            "Use other credentials, or use -Force.");
    }

    private async Task CheckManagementAsync(string target, string action, AccessLoss loss)
    {
        if (run.Session.Instance.OwnerAccountId is not { } account || !loss.MayAffect(account))
            return;
        _management ??= await ReadManagementAsync(account).ConfigureAwait(false);
        if (!await AnyAsync(_management, entry => _reader.IsOpenAsync(entry, _lost)).ConfigureAwait(false)
            || await AnyAsync(_management, entry => _reader.IsOpenAsync(entry, _lost, loss)).ConfigureAwait(false))
        {
            return;
        }

        throw new AdminException(
            "LastWayIn", ErrorKind.InvalidOperation, target,
            $"{action} would remove the last way into the management account {account} through IAM Identity Center.",
            "Assign a permission set for that account to another user or group first, or use -Force.");
    }

    private async Task<(string UserId, IReadOnlyList<Assignment> Entries)> ReadCallerAsync()
    {
        var identity = run.Session.Account.Identity;
        var role = ReservedRole.Match(identity.RoleName ?? string.Empty);
        if (!role.Success
            || await new UserFinder(run).FindIdAsync(identity.SessionName!).ConfigureAwait(false) is not { } userId
            || await new PermissionSetIndex(run).FindAsync(role.Groups["set"].Value).ConfigureAwait(false)
                is not { } set)
        {
            return (string.Empty, []);
        }

        return (userId, await _assignments.OfPair(new AssignmentPair(identity.AccountId, set.Arn)).ToListAsync()
            .ConfigureAwait(false));
    }

    private async Task<IReadOnlyList<Assignment>> ReadManagementAsync(string account)
    {
        // An account instance has no permission sets.
        var isOrganization = await new IdentityCenterReader(run).IsOrganizationInstanceAsync().ConfigureAwait(false);
        return isOrganization == false
            ? []
            : await _assignments.OfPairs(_assignments.PairsOfAccount(account)).ToListAsync().ConfigureAwait(false);
    }

    private static async Task<bool> AnyAsync(
        IReadOnlyList<Assignment> entries, Func<Assignment, Task<bool>> isOpen)
    {
        foreach (var entry in entries)
        {
            if (await isOpen(entry).ConfigureAwait(false))
                return true;
        }

        return false;
    }
}
