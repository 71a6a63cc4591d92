using AdminIam.Engine.Iam;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Safeguards.Remedies;

/// <summary>Detaches a managed policy that does not give administrator access from a user or a role.</summary>
/// <param name="checkId">The check that requires it.</param>
/// <param name="resource">The resource of the finding.</param>
/// <param name="policyArn">The ARN of the policy.</param>
internal sealed class PrincipalPolicyRepair(string checkId, string resource, string policyArn)
    : Repair(RepairCommand.OfResource(checkId, resource, needsForce: true))
{
    /// <summary>The user; <see langword="null"/> if it is a role.</summary>
    public string? UserName { get; init; }

    /// <summary>The role; <see langword="null"/> if it is a user.</summary>
    public string? RoleName { get; init; }

    /// <inheritdoc/>
    public override string Action => $"Detach {PolicyName} from {Holder}";

    /// <inheritdoc/>
    public override bool NeedsForce => true;

    private string PolicyName => policyArn.Substring(policyArn.LastIndexOf('/') + 1);

    private string Holder => UserName is null ? $"the role {RoleName}" : $"the user {UserName}";

    /// <inheritdoc/>
    public override async Task<string> ApplyAsync(IamRun run)
    {
        var wasAttached = false;
        if (UserName is { } user)
        {
            wasAttached = await run.Calls.RemovalAsync(token => run.Client.DetachUserPolicyAsync(
                new DetachUserPolicyRequest { UserName = user, PolicyArn = policyArn }, token)).ConfigureAwait(false);
        }

        if (RoleName is { } role)
        {
            wasAttached = await run.Calls.RemovalAsync(token => run.Client.DetachRolePolicyAsync(
                new DetachRolePolicyRequest { RoleName = role, PolicyArn = policyArn }, token)).ConfigureAwait(false);
        }

        return wasAttached
            ? $"{PolicyName} was detached from {Holder}."
            : $"{PolicyName} is not attached to {Holder} any more.";
    }

    /// <inheritdoc/>
    internal override Task<RepairScope> ScopeAsync(IamRun run) => Task.FromResult(new RepairScope
    {
        Users = UserName is null ? [] : [UserName],
        Roles = RoleName is null ? [] : [RoleName],
    });
}
