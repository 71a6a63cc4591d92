using AdminIam.Engine.Common;
using AdminIam.Engine.Iam.Accounts;
using AdminIam.Engine.Iam.Names;
using AdminIam.Engine.Iam.Policies.Documents;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Policies;

/// <summary>Updates the documents of customer managed policies by creating new versions.</summary>
public sealed class PolicyEditor(IamRun run, AccountQuotas quotas)
{
    private readonly AccountNameIndex _names = new(run);
    private readonly PolicyReader _reader = new(run);

    /// <summary>Creates an editor that reads the quotas of the account itself.</summary>
    public PolicyEditor(IamRun run)
        : this(run, new AccountQuotas(run))
    {
    }

    /// <summary>Validates a document, and finds the policy.</summary>
    /// <param name="nameOrArn">The name or ARN of the policy.</param>
    /// <param name="document">The new document.</param>
    public async Task<PolicyRecord> CheckAsync(string nameOrArn, PolicySource document)
    {
        var policy = await _reader.ResolveOwnAsync(nameOrArn, _names).ConfigureAwait(false);
        document.Check(policy.PolicyName, await quotas.PolicySizeAsync(document.Size).ConfigureAwait(false));
        return policy;
    }

    /// <summary>Returns the changes that <see cref="UpdateAsync"/> would make.</summary>
    /// <param name="document">The new document.</param>
    public async Task<PolicyRecord> PlanAsync(PolicyRecord policy, PolicySource document)
    {
        var current = await _reader.WithDocumentAsync(policy).ConfigureAwait(false);
        if (document.IsEquivalentTo(current.Document!))
            return current;
        var oldest = await FindPrunableAsync(policy.Arn).ConfigureAwait(false);
        var change = $"document: {current.DefaultVersionId} -> new version";
        return policy with
        {
            Document = document.Json,
            Changes = oldest is null ? [change] : [change, $"version {oldest.VersionId}: deleted"],
        };
    }

    /// <summary>Creates a new default version of a policy. If necessary, the oldest version is deleted first.</summary>
    /// <param name="policy">The policy, as returned by <see cref="CheckAsync"/>.</param>
    /// <param name="document">The new document.</param>
    public async Task<PolicyRecord> UpdateAsync(PolicyRecord policy, PolicySource document)
    {
        var current = await _reader.WithDocumentAsync(policy).ConfigureAwait(false);
        if (document.IsEquivalentTo(current.Document!))
            return current with { Outcome = Outcome.Unchanged };

        PolicyVersion version;
        try
        {
            version = await CreateVersionAsync(policy, document).ConfigureAwait(false);
        }
        catch (LimitExceededException)
        {
            // Deleted only now, so that no old version is lost if AWS rejects the document.
            if (!await PruneAsync(policy.Arn).ConfigureAwait(false))
                throw;
            version = await CreateVersionAsync(policy, document).ConfigureAwait(false);
        }

        return policy with
        {
            DefaultVersionId = version.VersionId,
            UpdateDate = version.CreateDate,
            Document = document.Json,
            Changes = [$"document: {current.DefaultVersionId} -> {version.VersionId}"],
            Outcome = Outcome.Updated,
        };
    }

    private async Task<PolicyVersion> CreateVersionAsync(PolicyRecord policy, PolicySource document)
    {
        var create = new CreatePolicyVersionRequest
        {
            PolicyArn = policy.Arn,
            PolicyDocument = document.Json,
            SetAsDefault = true,
        };
        var answer = await run.Calls.OnceAsync(
            token => run.Client.CreatePolicyVersionAsync(create, token),
            async _ => await FindOursAsync(policy, document).ConfigureAwait(false) is { } ours
                ? new CreatePolicyVersionResponse { PolicyVersion = ours }
                : null,
            exists: true).ConfigureAwait(false);
        return answer.PolicyVersion;
    }

    private async Task<PolicyVersion?> FindOursAsync(PolicyRecord policy, PolicySource document)
    {
        var finishing = run.Finishing;
        var now = await finishing.Calls.RepeatableAsync(
            token => run.Client.GetPolicyAsync(new GetPolicyRequest { PolicyArn = policy.Arn }, token), exists: true)
            .ConfigureAwait(false);
        if (now.Policy.DefaultVersionId == policy.DefaultVersionId)
            return null;
        var version = await new PolicyReader(finishing).VersionAsync(policy.Arn, now.Policy.DefaultVersionId)
            .ConfigureAwait(false);
        return document.IsEquivalentTo(version.Document) ? version : null;
    }

    private async Task<bool> PruneAsync(string arn) =>
        await FindPrunableAsync(arn).ConfigureAwait(false) is { } oldest
        && await run.Calls.RemovalAsync(
            token => run.Client.DeletePolicyVersionAsync(
                new DeletePolicyVersionRequest { PolicyArn = arn, VersionId = oldest.VersionId },
                token)).ConfigureAwait(false);

    // The version that a new version replaces, if the policy has as many as permitted.
    private async Task<PolicyVersion?> FindPrunableAsync(string arn)
    {
        var versions = await _reader.Versions(arn).ToListAsync().ConfigureAwait(false);
        // LimitExceeded can also refer to the size.
        if (versions.Count < await quotas.VersionsPerPolicyAsync(versions.Count + 1).ConfigureAwait(false))
            return null;
        return versions.Where(version => version.IsDefaultVersion != true)
            .OrderBy(version => version.VersionId, VersionIdOrder.OldestFirst).First();
    }
}
