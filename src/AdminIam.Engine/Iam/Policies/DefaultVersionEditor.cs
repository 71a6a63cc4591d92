using AdminIam.Engine.Common;
using AdminIam.Engine.Iam.Names;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Policies;

/// <summary>Sets which version of a customer managed policy is in force.</summary>
public sealed class DefaultVersionEditor(IamRun run)
{
    private readonly AccountNameIndex _names = new(run);
    private readonly PolicyReader _policies = new(run);
    private readonly PolicyVersionReader _versions = new(run);

    /// <summary>Finds the policy and the version, and changes nothing.</summary>
    /// <param name="nameOrArn">The policy's name or ARN.</param>
    /// <param name="versionId">The ID of the version, such as <c>v2</c>.</param>
    /// <returns>The policy as it would be, with the document of that version and the change; without changes if the
    /// version is in force already.</returns>
    public async Task<PolicyRecord> PlanAsync(string nameOrArn, string versionId)
    {
        var policy = await _policies.ResolveOwnAsync(nameOrArn, _names).ConfigureAwait(false);
        var version = await _versions.WithDocumentAsync(
            await _versions.FindAsync(policy, versionId).ConfigureAwait(false)).ConfigureAwait(false);
        return policy with
        {
            DefaultVersionId = version.VersionId,
            Document = version.Document,
            Changes = version.IsDefault ? [] : [$"default version: {policy.DefaultVersionId} -> {version.VersionId}"],
        };
    }

    /// <summary>Sets the default version.</summary>
    /// <param name="plan">The policy, as <see cref="PlanAsync"/> returned it.</param>
    public async Task<PolicyRecord> UpdateAsync(PolicyRecord plan)
    {
        if (plan.Changes.Count == 0)
            return plan with { Outcome = Outcome.Unchanged };
        var request = new SetDefaultPolicyVersionRequest { PolicyArn = plan.Arn, VersionId = plan.DefaultVersionId };
        await run.Calls.RepeatableAsync(token => run.Client.SetDefaultPolicyVersionAsync(request, token), exists: true)
            .ConfigureAwait(false);
        return plan with { Outcome = Outcome.Updated };
    }
}
