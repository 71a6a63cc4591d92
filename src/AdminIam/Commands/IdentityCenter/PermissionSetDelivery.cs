using System.Management.Automation;
using AdminIam.Engine.Common;
using AdminIam.Engine.IdentityCenter.PermissionSets;

namespace AdminIam.Commands;

/// <summary>Provisions the permission sets that a command has changed, each once, and writes all of its permission sets
/// in input order.</summary>
internal sealed class PermissionSetDelivery(AdminCmdlet cmdlet)
{
    private readonly List<PendingSet> _pending = [];

    /// <summary>Adds a permission set. It is written at once unless one before it waits for its provisioning.</summary>
    public void Add(PendingSet pending)
    {
        if (pending.IsProvisioned || _pending.Count > 0)
            _pending.Add(pending);
        else
            cmdlet.WriteObject(new AdminPermissionSet(pending.Set));
    }

    /// <summary>Provisions and writes the permission sets.</summary>
    /// <param name="wait">Whether to wait until AWS has updated the accounts.</param>
    public void Complete(bool wait)
    {
        if (_pending.Count == 0)
            return;
        var provisioner = new PermissionSetProvisioner(cmdlet.Center);
        var work = _pending.Where(one => one.IsProvisioned).GroupBy(one => one.Set.Arn).ToDictionary(
            same => same.Key, same => provisioner.ProvisionAsync(same.Last().Set, wait));
        Wait([.. work.Values]);
        List<PendingSet> done = [.. _pending];
        _pending.Clear();
        foreach (var pending in done)
            Write(pending, pending.IsProvisioned ? work[pending.Set.Arn] : Task.FromResult(pending.Set), wait);
    }

    /// <summary>Warns of the permission sets that were changed and not written, because the command was
    /// interrupted.</summary>
    public void WarnOfInterruption()
    {
        var names = _pending.Where(one => one.IsProvisioned).Select(one => one.Set.Name).Distinct().ToList();
        if (names.Count == 0)
            return;
        // Not WriteWarning: a pipeline that is being stopped no longer accepts output.
        cmdlet.Host.UI.WriteWarningLine(
            $"{cmdlet.MyInvocation.MyCommand.Name} was interrupted. Accounts may not have the changes of "
            + $"{string.Join(", ", names)}. Run Set-AdminPermissionSet -Reprovision for them.");
    }

    private void Wait(IReadOnlyCollection<Task<PermissionSetRecord>> work)
    {
        if (work.Count == 0)
            return;
        var all = WhenAllAsync(work);
        cmdlet.Await(WaitProgress.Show(
            cmdlet, all, cmdlet.MyInvocation.MyCommand.Name,
            () => $"Provisioning permission sets: {work.Count(one => one.IsCompleted)} of {work.Count} completed"));
    }

    // Failures are read from each task.
    private static async Task<bool> WhenAllAsync(IEnumerable<Task<PermissionSetRecord>> work)
    {
        foreach (var one in work)
            await Task.WhenAny(one).ConfigureAwait(false);
        return true;
    }

    private void Write(PendingSet pending, Task<PermissionSetRecord> work, bool wait)
    {
        PermissionSetRecord result;
        try
        {
            result = cmdlet.Await(work);
        }
        catch (Exception e) when (e is not PipelineStoppedException)
        {
            cmdlet.Fail(e, pending.Set.Name, pending.Row);
            cmdlet.WriteObject(new AdminPermissionSet(pending.Set, Outcome.Incomplete));
            return;
        }

        // Each row has its own changes, although all changes of a set are provisioned together.
        var set = pending.Set with
        {
            Accounts = result.Accounts ?? pending.Set.Accounts,
            OutdatedAccounts = result.OutdatedAccounts ?? pending.Set.OutdatedAccounts,
            Provisioning = result.Provisioning,
        };
        if (PermissionSetProvisioner.FailureOf(set) is { } failure)
        {
            cmdlet.Fail(failure, set.Name, pending.Row);
            set = set with { Outcome = Outcome.Incomplete };
        }

        var unfinished = set.Provisioning.Count(one => one.Status == ProvisioningStatus.InProgress);
        if (unfinished > 0 && wait)
        {
            cmdlet.WriteWarning(
                $"The changes of '{set.Name}' are still in progress in {unfinished} accounts. "
                + $"Get-AdminPermissionSet {set.Name} -Detailed shows the accounts that do not have them yet.");
        }

        cmdlet.WriteObject(new AdminPermissionSet(set));
    }
}
