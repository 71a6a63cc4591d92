using AdminIam.Engine.Iam;
using AdminIam.Engine.Iam.Policies;
using AdminIam.Engine.Iam.Safety;
using static AdminIam.Engine.Safeguards.Remedies.CommandLine;

namespace AdminIam.Engine.Safeguards.Remedies;

/// <summary>Detaches and deletes a customer managed policy.</summary>
/// <param name="policyName">The name of the policy.</param>
/// <param name="policyArn">The ARN of the policy.</param>
internal sealed class PolicyRemovalRepair(string policyName, string policyArn)
    : Repair($"Remove-AdminPolicy {Argument(policyName)} -Force")
{
    /// <inheritdoc/>
    public override string Action => $"Detach and delete the policy {policyName}";

    /// <inheritdoc/>
    public override bool NeedsForce => true;

    /// <inheritdoc/>
    public override async Task<string> ApplyAsync(IamRun run)
    {
        await new PolicyRemover(run).RemoveAsync(policyArn, force: true).ConfigureAwait(false);
        return $"The policy '{policyName}' was detached and deleted.";
    }

    /// <inheritdoc/>
    internal override async Task<RepairScope> ScopeAsync(IamRun run)
    {
        var use = await new PolicyReader(run).UseAsync(policyArn).ConfigureAwait(false);
        return new RepairScope
        {
            Users = use.Users,
            Groups = use.Groups,
            Roles = use.Roles,
            Loss = PowerLoss.OfPolicy(policyArn),
        };
    }
}
