using AdminIam.Engine.Iam;
using AdminIam.Engine.Iam.DirectPolicies;

namespace AdminIam.Engine.Safeguards.Remedies;

/// <summary>Moves the policies of a user to a group. The user keeps all permissions.</summary>
/// <param name="checkId">The check that requires it.</param>
/// <param name="userName">The user.</param>
/// <param name="policyNames">The names of the policies.</param>
internal sealed class DirectPolicyRepair(string checkId, string userName, IReadOnlyCollection<string> policyNames)
    : Repair(RepairCommand.OfUser(checkId, userName))
{
    /// <inheritdoc/>
    public override string Action => $"Move the policies of {userName} to a group: {string.Join(", ", policyNames)}";

    /// <inheritdoc/>
    internal override bool ChangesMemberships => true;

    /// <inheritdoc/>
    public override async Task<string> ApplyAsync(IamRun run) =>
        (await new DirectPolicyMover(run).MoveAsync(userName).ConfigureAwait(false)).ToString();

    /// <inheritdoc/>
    internal override Task<RepairScope> ScopeAsync(IamRun run) =>
        Task.FromResult(new RepairScope { Users = [userName] });
}
