using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Names;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Policies;

/// <summary>Deletes customer managed policies with their versions.</summary>
public sealed class PolicyRemover(IamRun run)
{
    private readonly AccountNameIndex _names = new(run);
    private readonly PolicyReader _reader = new(run);

    private IAmazonIdentityManagementService Iam => run.Client;

    /// <summary>Returns the attachments of a policy, such as <c>group 'Auditors'</c>, and its ARN.</summary>
    /// <param name="nameOrArn">The name or ARN of the policy.</param>
    /// <param name="force">Whether to detach it first.</param>
    public async Task<(string Arn, IReadOnlyList<string> Attachments)> DescribeAsync(string nameOrArn, bool force)
    {
        var policy = await _reader.ResolveOwnAsync(nameOrArn, _names).ConfigureAwait(false);
        return (policy.Arn, (await RemovableUseAsync(policy, force).ConfigureAwait(false)).Attachments);
    }

    /// <summary>Returns the IDs of the versions of a policy, which are deleted with it, newest first.</summary>
    /// <param name="arn">The ARN of the policy.</param>
    public async Task<IReadOnlyList<string>> VersionIdsAsync(string arn)
    {
        var versions = await _reader.Versions(arn).ToListAsync().ConfigureAwait(false);
        return [
            .. versions.Select(version => version.VersionId).OrderByDescending(id => id, VersionIdOrder.OldestFirst),
        ];
    }

    /// <summary>Deletes a policy. A policy that is attached is an error unless it may be detached first. A policy that
    /// is used as a permissions boundary is always an error.</summary>
    /// <param name="nameOrArn">The name or ARN of the policy.</param>
    /// <param name="force">Whether to detach it first.</param>
    /// <returns>The policy's name.</returns>
    public async Task<string> RemoveAsync(string nameOrArn, bool force)
    {
        var policy = await _reader.ResolveOwnAsync(nameOrArn, _names).ConfigureAwait(false);
        var use = await RemovableUseAsync(policy, force).ConfigureAwait(false);
        await DetachAsync(policy.Arn, use).ConfigureAwait(false);

        var versions = await _reader.Versions(policy.Arn).ToListAsync().ConfigureAwait(false);
        foreach (var version in versions.Where(version => version.IsDefaultVersion != true))
        {
            await Removal(token => Iam.DeletePolicyVersionAsync(
                new DeletePolicyVersionRequest { PolicyArn = policy.Arn, VersionId = version.VersionId },
                token)).ConfigureAwait(false);
        }

        await Removal(
            token =>
                Iam.DeletePolicyAsync(new DeletePolicyRequest { PolicyArn = policy.Arn }, token)).ConfigureAwait(false);
        return policy.PolicyName;
    }

    private async Task<PolicyUse> RemovableUseAsync(PolicyRecord policy, bool force)
    {
        var use = await _reader.UseAsync(policy.Arn).ConfigureAwait(false);
        if (use.Boundaries.Count > 0)
        {
            throw new AdminException(
                "PolicyIsBoundary", ErrorKind.InvalidOperation, policy.PolicyName,
                $"The policy '{policy.PolicyName}' is the permissions boundary of {string.Join(", ", use.Boundaries)}.",
                "Without the boundary, they could have more permissions, so it is not removed even with -Force. Set "
                + "another boundary, or use Set-AdminUser -RemovePermissionsBoundary first.");
        }

        if (use.Attachments.Count > 0 && !force)
        {
            throw new AdminException(
                "PolicyInUse", ErrorKind.InvalidOperation, policy.PolicyName,
                $"The policy '{policy.PolicyName}' is attached to {string.Join(", ", use.Attachments)}.",
                "Use -Force to detach and delete it.");
        }

        return use;
    }

    private async Task DetachAsync(string arn, PolicyUse use)
    {
        foreach (var group in use.Groups)
        {
            await Removal(token => Iam.DetachGroupPolicyAsync(
                new DetachGroupPolicyRequest { GroupName = group, PolicyArn = arn }, token)).ConfigureAwait(false);
        }

        foreach (var user in use.Users)
        {
            await Removal(token => Iam.DetachUserPolicyAsync(
                new DetachUserPolicyRequest { UserName = user, PolicyArn = arn }, token)).ConfigureAwait(false);
        }

        foreach (var role in use.Roles)
        {
            await Removal(token => Iam.DetachRolePolicyAsync(
                new DetachRolePolicyRequest { RoleName = role, PolicyArn = arn }, token)).ConfigureAwait(false);
        }
    }

    private Task<bool> Removal<T>(Func<CancellationToken, Task<T>> call)
        where T : class => run.Calls.RemovalAsync(call);
}
