using AdminIam.Engine.Common;
using AdminIam.Engine.Iam.Accounts;
using AdminIam.Engine.Iam.Names;
using AdminIam.Engine.Iam.Policies.Documents;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Policies;

/// <summary>Gives customer managed policies new documents. A policy's document is never changed; it gets a new version.</summary>
public sealed class PolicyEditor(IamRun run, AccountQuotas quotas)
{
    private readonly AccountNames _names = new(run);
    private readonly PolicyReader _reader = new(run);

    /// <summary>Creates an editor that reads the quotas of the account itself.</summary>
    /// <param name="run">The run.</param>
    public PolicyEditor(IamRun run)
        : this(run, new AccountQuotas(run))
    {
    }

    /// <summary>Refuses a document that could not be set, and finds the policy.</summary>
    /// <param name="nameOrArn">The policy's name or ARN.</param>
    /// <param name="document">Its new document.</param>
    public async Task<PolicyRecord> CheckAsync(string nameOrArn, PolicySource document)
    {
        var policy = await _reader.ResolveOwnAsync(nameOrArn, _names).ConfigureAwait(false);
        document.Check(policy.PolicyName, await quotas.PolicySizeAsync(document.Size).ConfigureAwait(false));
        return policy;
    }

    /// <summary>What <see cref="UpdateAsync"/> would change.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="document">Its new document.</param>
    internal async Task<PolicyRecord> PlanAsync(PolicyRecord policy, PolicySource document)
    {
        var current = await _reader.WithDocumentAsync(policy).ConfigureAwait(false);
        return document.SaysTheSameAs(current.Document!)
            ? current
            : policy with { Document = document.Json, Changes = [$"document: {current.DefaultVersionId} -> new version"] };
    }

    /// <summary>Gives a policy a new document, in force at once; the oldest version goes where there is no room.</summary>
    /// <param name="policy">The policy, as <see cref="CheckAsync"/> found it.</param>
    /// <param name="document">Its new document.</param>
    public async Task<PolicyRecord> UpdateAsync(PolicyRecord policy, PolicySource document)
    {
        var current = await _reader.WithDocumentAsync(policy).ConfigureAwait(false);
        if (document.SaysTheSameAs(current.Document!))
            return current with { Outcome = Outcome.Unchanged };

        PolicyVersion version;
        try
        {
            version = await CreateVersionAsync(policy, document).ConfigureAwait(false);
        }
        catch (LimitExceededException)
        {
            // Only now: a document that AWS refuses for what it says must not cost an old version.
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
        var create = new CreatePolicyVersionRequest { PolicyArn = policy.Arn, PolicyDocument = document.Json, SetAsDefault = true };
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
        var calls = run.Finishing.Calls;
        var now = await calls.RepeatableAsync(
            token => run.Client.GetPolicyAsync(new GetPolicyRequest { PolicyArn = policy.Arn }, token), exists: true)
            .ConfigureAwait(false);
        if (now.Policy.DefaultVersionId == policy.DefaultVersionId)
            return null;
        var request = new GetPolicyVersionRequest { PolicyArn = policy.Arn, VersionId = now.Policy.DefaultVersionId };
        var answer = await calls.RepeatableAsync(
            token => run.Client.GetPolicyVersionAsync(request, token), exists: true).ConfigureAwait(false);
        return document.SaysTheSameAs(Uri.UnescapeDataString(answer.PolicyVersion.Document)) ? answer.PolicyVersion : null;
    }

    private async Task<bool> PruneAsync(string arn)
    {
        var versions = await _reader.Versions(arn).ToListAsync().ConfigureAwait(false);
        // LimitExceeded speaks of the size too.
        if (versions.Count < await quotas.VersionsPerPolicyAsync(versions.Count + 1).ConfigureAwait(false))
            return false;
        // Versions count on, v1, v2 ... v12; two made in one second have the same date.
        var oldest = versions.Where(version => version.IsDefaultVersion != true)
            .OrderBy(version => version.VersionId.Length).ThenBy(version => version.VersionId, StringComparer.Ordinal).First();
        return await run.Calls.RemovalAsync(
            token => run.Client.DeletePolicyVersionAsync(
                new DeletePolicyVersionRequest { PolicyArn = arn, VersionId = oldest.VersionId }, token)).ConfigureAwait(false);
    }
}
