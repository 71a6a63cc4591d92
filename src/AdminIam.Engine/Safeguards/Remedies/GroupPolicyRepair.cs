using AdminIam.Engine.Iam;
using AdminIam.Engine.Iam.Groups;
using AdminIam.Engine.Iam.Safety;
using static AdminIam.Engine.Safeguards.Remedies.CommandLine;

namespace AdminIam.Engine.Safeguards.Remedies;

/// <summary>Detaches managed policies from a group.</summary>
/// <param name="groupName">The group.</param>
/// <param name="policyNames">The names of the policies.</param>
internal sealed class GroupPolicyRepair(string groupName, IReadOnlyList<string> policyNames) : Repair(
    $"Remove-AdminGroupPolicy {Argument(groupName)} "
    + string.Join(", ", policyNames.Select(Argument)))
{
    /// <inheritdoc/>
    public override string Action => $"Detach from the group {groupName}: {string.Join(", ", policyNames)}";

    /// <inheritdoc/>
    public override bool NeedsForce => true;

    /// <inheritdoc/>
    public override async Task<string> ApplyAsync(IamRun run)
    {
        await new GroupPolicies(run).RemoveAsync(groupName, [.. policyNames]).ConfigureAwait(false);
        return $"{string.Join(", ", policyNames)} {(policyNames.Count == 1 ? "was" : "were")} detached from the group "
            + $"'{groupName}'.";
    }

    /// <inheritdoc/>
    internal override Task<RepairScope> ScopeAsync(IamRun run) => Task.FromResult(new RepairScope
    {
        Groups = [groupName],
        Loss = PowerLoss.OfGroupPolicies(groupName, policyNames),
    });
}
