using AdminIam.Engine.Iam;
using AdminIam.Engine.Iam.Groups;
using static AdminIam.Engine.Safeguards.Remedies.CommandLine;

namespace AdminIam.Engine.Safeguards.Remedies;

/// <summary>Attaches AWSSupportAccess to a group.</summary>
/// <param name="groupName">The group.</param>
internal sealed class SupportAccessRepair(string groupName)
    : Repair($"Add-AdminGroupPolicy {Argument(groupName)} {PolicyName}")
{
    /// <summary>The AWS managed policy.</summary>
    public const string PolicyName = "AWSSupportAccess";

    /// <inheritdoc/>
    public override string Action => $"Attach {PolicyName} to the group {groupName}";

    /// <inheritdoc/>
    public override async Task<string> ApplyAsync(IamRun run)
    {
        await new GroupPolicies(run).AddAsync(groupName, [run.Session.Partition.ManagedPolicyArn(PolicyName)])
            .ConfigureAwait(false);
        return $"{PolicyName} was attached to the group '{groupName}'.";
    }
}
