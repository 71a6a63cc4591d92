using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam;
using AdminIam.Engine.Safeguards.Findings;
using AdminIam.Engine.Safeguards.Remedies;

namespace AdminIam.Engine.Safeguards;

/// <summary>Repairs findings one after another.</summary>
/// <param name="run">The run to make the repairs in.</param>
/// <param name="force">Whether to make repairs that remove access or delete something.</param>
public sealed class FindingRepairer(IamRun run, bool force)
{
    private readonly RepairGuard _guard = new(run);

    /// <summary>Returns whether a finding can be repaired. Repairs that affect the caller are refused.</summary>
    /// <param name="finding">The finding of a test that was just made.</param>
    /// <exception cref="AdminException"><c>LastAdministrator</c>: no administrator who can sign in would remain.
    /// </exception>
    public async Task<RepairPlan> PlanAsync(Finding finding)
    {
        if (finding.Remedy is not Repair repair)
        {
            return new RepairPlan(
                finding,
                finding.Remedy is null
                    ? "No command of this module can make this change."
                    : "Run the remedy yourself, because a person needs its result.");
        }

        if (repair.NeedsForce && !force)
            return new RepairPlan(finding, "Use -Force, because the repair removes access or deletes something.");
        var scope = await repair.ScopeAsync(run).ConfigureAwait(false);
        return new RepairPlan(finding, await _guard.RefusalAsync(finding.Resource, scope).ConfigureAwait(false))
        {
            Scope = scope,
        };
    }

    /// <summary>Records a repair that is only previewed, so that the following ones are checked as if it had been
    /// made.</summary>
    /// <param name="plan">The plan.</param>
    public void Preview(RepairPlan plan) => _guard.Record(plan.Scope);

    /// <summary>Repairs a finding.</summary>
    /// <param name="plan">The plan, which is not refused.</param>
    /// <returns>The finding that passes, with what was done as its reason.</returns>
    public async Task<Finding> RepairAsync(RepairPlan plan)
    {
        var (finding, repair) = (plan.Finding, (Repair)plan.Finding.Remedy!);
        _guard.Record(plan.Scope);
        try
        {
            return Passed(finding, await repair.ApplyAsync(run).ConfigureAwait(false));
        }
        catch (AdminException e) when (e.Kind == ErrorKind.NotFound && IsAbout(finding, e.Target))
        {
            // An earlier repair, or another person, has deleted the user, group or policy.
            return Passed(finding, $"'{e.Target}' does not exist any more.");
        }
        finally
        {
            if (repair.ChangesMemberships)
                _guard.Refresh();
        }
    }

    private static Finding Passed(Finding finding, string done) =>
        finding with { Status = FindingStatus.Passed, Reason = done };

    private static bool IsAbout(Finding finding, string? target) =>
        target is not null && (IsSame(target, finding.Resource) || IsSame(target, finding.UserName));

    private static bool IsSame(string name, string? other) =>
        string.Equals(name, other, StringComparison.OrdinalIgnoreCase);
}
