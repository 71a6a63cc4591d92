using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.Iam.Policies;

/// <summary>Reads the versions of managed policies.</summary>
public sealed class PolicyVersionReader(IamRun run)
{
    private readonly PolicyReader _policies = new(run);

    /// <summary>Returns the versions of a policy, newest first, without their documents.</summary>
    /// <param name="policy">The policy.</param>
    public async Task<IReadOnlyList<PolicyVersionRecord>> ListAsync(PolicyRecord policy)
    {
        var versions = await _policies.Versions(policy.Arn).ToListAsync().ConfigureAwait(false);
        return versions.OrderByDescending(version => version.VersionId, VersionIdOrder.OldestFirst)
            .Select(version => new PolicyVersionRecord
            {
                PolicyName = policy.PolicyName,
                PolicyArn = policy.Arn,
                VersionId = version.VersionId,
                IsDefault = version.IsDefaultVersion == true,
                CreateDate = version.CreateDate,
            }).ToList();
    }

    /// <summary>Returns one version of a policy, without its document.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="versionId">The ID of the version, such as <c>v2</c>; case is ignored.</param>
    /// <exception cref="AdminException"><c>PolicyVersionNotFound</c>.</exception>
    public async Task<PolicyVersionRecord> FindAsync(PolicyRecord policy, string versionId)
    {
        var versions = await ListAsync(policy).ConfigureAwait(false);
        if (versions.FirstOrDefault(one => string.Equals(one.VersionId, versionId, StringComparison.OrdinalIgnoreCase))
            is { } found)
        {
            return found;
        }

        var existing = versions.Select(one => one.IsDefault ? $"{one.VersionId} (default)" : one.VersionId);
        throw new AdminException(
            "PolicyVersionNotFound", ErrorKind.NotFound, policy.PolicyName,
            $"The policy '{policy.PolicyName}' has no version '{versionId}'. It has {string.Join(", ", existing)}.",
            $"Specify one of these versions. Get-AdminPolicyVersion {policy.PolicyName} -Document returns their "
            + "documents.");
    }

    /// <summary>Returns the same version with its document.</summary>
    /// <param name="version">The version.</param>
    public async Task<PolicyVersionRecord> WithDocumentAsync(PolicyVersionRecord version)
    {
        var read = await _policies.VersionAsync(version.PolicyArn, version.VersionId).ConfigureAwait(false);
        return version with { Document = read.Document };
    }
}
