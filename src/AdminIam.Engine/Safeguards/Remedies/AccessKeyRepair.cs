using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam;
using AdminIam.Engine.Iam.AccessKeys;
using AdminIam.Engine.Iam.CredentialReports;
using AdminIam.Engine.Iam.Safety;

namespace AdminIam.Engine.Safeguards.Remedies;

/// <summary>Disables an access key that violates a check. The credential report has no access key IDs, so the key is
/// found in the list of the user's keys.</summary>
/// <param name="commandLine">The command line, from <see cref="RepairCommand"/>.</param>
/// <param name="userName">The user.</param>
/// <param name="key">The key in the credential report. If several keys of the user violate the check, the one that was
/// created at this time is disabled.</param>
/// <param name="isViolation">The rule of the check.</param>
internal sealed class AccessKeyRepair(
    string commandLine, string userName, CredentialReportKey key, Func<CredentialReportKey, bool> isViolation)
    : Repair(commandLine)
{
    private RepairScope? _scope;
    private AccessKeyRecord? _found;

    /// <summary>Whether the key is not known to be unused, so that something may still use it.</summary>
    public bool IsInUse { get; init; }

    /// <summary>The number of active keys that the user must have. With fewer, nothing is disabled.</summary>
    public int ActiveKeys { get; init; } = 1;

    /// <inheritdoc/>
    public override string Action => $"Disable access key {key.Slot} of {userName}";

    /// <inheritdoc/>
    public override bool NeedsForce => IsInUse;

    /// <inheritdoc/>
    public override async Task<string> ApplyAsync(IamRun run)
    {
        await ScopeAsync(run).ConfigureAwait(false);
        if (_found is not { } stale)
            return $"No access key of '{userName}' violates the check any more.";
        await new AccessKeyWriter(run).SetStatusAsync(stale.AccessKeyId, userName, active: false)
            .ConfigureAwait(false);
        return $"The access key {stale.AccessKeyId} of '{userName}' was disabled.";
    }

    /// <inheritdoc/>
    internal override async Task<RepairScope> ScopeAsync(IamRun run)
    {
        if (_scope is not null)
            return _scope;
        _found = await FindAsync(run).ConfigureAwait(false);
        return _scope = new RepairScope
        {
            Users = [userName],
            Loss = _found is null ? PowerLoss.Nothing : PowerLoss.OfAccessKey(userName, _found.AccessKeyId),
        };
    }

    private async Task<AccessKeyRecord?> FindAsync(IamRun run)
    {
        var active = await ActiveKeysAsync(run).ConfigureAwait(false);
        return active.Count < ActiveKeys
            ? null
            : active.Where(one => isViolation(ToReportKey(one)))
                .OrderBy(one => Distance(one.CreateDate, key.LastRotated))
                .FirstOrDefault();
    }

    private async Task<IReadOnlyList<AccessKeyRecord>> ActiveKeysAsync(IamRun run)
    {
        try
        {
            var keys = await new AccessKeyReader(run).ListWithUseAsync(userName).ConfigureAwait(false);
            return keys.Where(one => one.IsActive).ToList();
        }
        catch (AdminException e) when (e.Kind == ErrorKind.NotFound)
        {
            // The user was deleted.
            return [];
        }
    }

    private static TimeSpan Distance(DateTime? created, DateTime? rotated) => created is { } one && rotated is { } other
        ? (one.ToUniversalTime() - other).Duration()
        : TimeSpan.MaxValue;

    private CredentialReportKey ToReportKey(AccessKeyRecord one) => new(
        key.Slot, one.IsActive, one.CreateDate?.ToUniversalTime(), one.LastUsedDate?.ToUniversalTime(),
        one.LastUsedRegion, one.LastUsedService);
}
