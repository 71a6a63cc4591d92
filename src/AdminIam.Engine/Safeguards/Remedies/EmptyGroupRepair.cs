using AdminIam.Engine.Iam;
using AdminIam.Engine.Iam.Groups;
using AdminIam.Engine.Iam.Safety;
using static AdminIam.Engine.Safeguards.Remedies.CommandLine;

namespace AdminIam.Engine.Safeguards.Remedies;

/// <summary>Deletes a group without members.</summary>
/// <param name="groupName">The group.</param>
internal sealed class EmptyGroupRepair(string groupName)
    : Repair($"Remove-AdminGroup {Argument(groupName)} -Force")
{
    /// <inheritdoc/>
    public override string Action => $"Delete the group {groupName}, which has no members";

    /// <inheritdoc/>
    public override bool NeedsForce => true;

    /// <inheritdoc/>
    public override async Task<string> ApplyAsync(IamRun run)
    {
        var isDeleted = await new GroupRemover(run).RemoveIfEmptyAsync(groupName).ConfigureAwait(false);
        return isDeleted
            ? $"The group '{groupName}' was deleted."
            : $"The group '{groupName}' has members now, so it was not deleted.";
    }

    /// <inheritdoc/>
    internal override Task<RepairScope> ScopeAsync(IamRun run) =>
        Task.FromResult(new RepairScope { Loss = PowerLoss.OfGroup(groupName) });
}
