using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Names;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Policies;

/// <summary>Reads managed policies and resolves policy names.</summary>
public sealed class PolicyReader(IamRun run)
{

    /// <summary>Lists managed policies.</summary>
    /// <param name="onlyAttached">Whether to return only attached policies.</param>
    public Pages<PolicyRecord> List(PolicyScope scope, bool onlyAttached = false)
    {
        var request = new ListPoliciesRequest
        {
            Scope = scope switch
            {
                PolicyScope.Aws => PolicyScopeType.AWS,
                PolicyScope.Local => PolicyScopeType.Local,
                _ => PolicyScopeType.All,
            },
            OnlyAttached = onlyAttached,
        };
        return IamPages.Read(run, request, run.Client.ListPoliciesAsync, answer => answer.Policies).Select(ToRecord);
    }

    /// <summary>Returns a policy by its ARN, with its description; <see langword="null"/> if it does not
    /// exist.</summary>
    public async Task<PolicyRecord?> FindByArnAsync(string arn)
    {
        try
        {
            var answer = await run.Calls.RepeatableAsync(
                token =>
                    run.Client.GetPolicyAsync(new GetPolicyRequest { PolicyArn = arn }, token)).ConfigureAwait(false);
            return ToRecord(answer.Policy);
        }
        catch (NoSuchEntityException)
        {
            return null;
        }
    }

    /// <summary>Returns a customer managed policy by name; <see langword="null"/> if it does not exist.</summary>
    public Task<PolicyRecord?> FindOwnAsync(string name) => FindByNameAsync(name, PolicyScope.Local);

    /// <summary>Returns the policy of a name or an ARN.</summary>
    /// <remarks>If an AWS managed policy has the name, that policy is returned, in the partition of the account. A
    /// customer managed policy of the same name must be specified by its ARN.</remarks>
    /// <param name="nameOrArn">The name or the ARN.</param>
    /// <param name="names">The names for suggestions.</param>
    /// <param name="scope">The scope.</param>
    public async Task<PolicyRecord> ResolveAsync(
        string nameOrArn, AccountNameIndex names, PolicyScope scope = PolicyScope.All)
    {
        if (IsArn(nameOrArn))
        {
            return await FindByArnAsync(nameOrArn).ConfigureAwait(false)
                ?? throw await names.PolicyNotFoundAsync(nameOrArn).ConfigureAwait(false);
        }

        IamNameRules.CheckPolicyName(nameOrArn);
        // One call is sufficient if the policy is AWS managed and has the path /, like most. IAM has no operation that
        // finds a policy by name.
        var managed = scope == PolicyScope.Local
            ? null
            : await FindByArnAsync(run.Session.Partition.ManagedPolicyArn(nameOrArn)).ConfigureAwait(false);
        return managed
            ?? await FindByNameAsync(nameOrArn, scope).ConfigureAwait(false)
            ?? throw await names.PolicyNotFoundAsync(nameOrArn).ConfigureAwait(false);
    }

    /// <summary>Returns the customer managed policy of a name or an ARN. AWS managed policies are refused, because they
    /// cannot be changed.</summary>
    /// <param name="nameOrArn">The name or the ARN.</param>
    /// <param name="names">The names for suggestions.</param>
    public async Task<PolicyRecord> ResolveOwnAsync(string nameOrArn, AccountNameIndex names)
    {
        var own = IsArn(nameOrArn) ? null : await FindOwnAsync(nameOrArn).ConfigureAwait(false);
        var policy = own ?? await ResolveAsync(nameOrArn, names).ConfigureAwait(false);
        return !policy.IsAwsManaged
            ? policy
            : throw new AdminException(
                "AwsManagedPolicy", ErrorKind.InvalidOperation, policy.PolicyName,
                $"The policy '{policy.PolicyName}' is an AWS managed policy and cannot be changed or deleted.",
                "Get-AdminPolicy -Scope Local lists the customer managed policies.");
    }

    /// <summary>Returns the policy with the document of its default version.</summary>
    public async Task<PolicyRecord> WithDocumentAsync(PolicyRecord policy)
    {
        var version = await VersionAsync(policy.Arn, policy.DefaultVersionId).ConfigureAwait(false);
        return policy with { Document = version.Document };
    }

    /// <summary>Returns a version of a policy with its document as JSON; IAM returns it URL-encoded.</summary>
    internal async Task<PolicyVersion> VersionAsync(string arn, string? versionId)
    {
        var request = new GetPolicyVersionRequest { PolicyArn = arn, VersionId = versionId };
        var answer = await run.Calls.RepeatableAsync(
            token => run.Client.GetPolicyVersionAsync(request, token), exists: true).ConfigureAwait(false);
        var version = answer.PolicyVersion;
        version.Document = Uri.UnescapeDataString(version.Document);
        return version;
    }

    internal Pages<PolicyVersion> Versions(string arn) => IamPages.Read(
        run, new ListPolicyVersionsRequest { PolicyArn = arn }, run.Client.ListPolicyVersionsAsync,
        answer => answer.Versions, exists: true);

    internal async Task<PolicyUse> UseAsync(string arn)
    {
        var attached = EntitiesAsync(arn, PolicyUsageType.PermissionsPolicy);
        var bounded = EntitiesAsync(arn, PolicyUsageType.PermissionsBoundary);
        var (groups, users, roles) = await attached.ConfigureAwait(false);
        var (_, boundedUsers, boundedRoles) = await bounded.ConfigureAwait(false);
        return new PolicyUse(
            groups, users, roles,
            [.. boundedUsers.Select(name => $"user '{name}'"), .. boundedRoles.Select(name => $"role '{name}'")]);
    }

    private async Task<(List<string> Groups, List<string> Users, List<string> Roles)> EntitiesAsync(
        string arn, PolicyUsageType usage)
    {
        var answers = await IamPages.Read(
            run, new ListEntitiesForPolicyRequest { PolicyArn = arn, PolicyUsageFilter = usage },
            run.Client.ListEntitiesForPolicyAsync, answer => new[] { answer },
            exists: true).ToListAsync().ConfigureAwait(false);
        return (
            answers.SelectMany(answer => answer.PolicyGroups ?? []).Select(group => group.GroupName).ToList(),
            answers.SelectMany(answer => answer.PolicyUsers ?? []).Select(user => user.UserName).ToList(),
            answers.SelectMany(answer => answer.PolicyRoles ?? []).Select(role => role.RoleName).ToList());
    }

    /// <summary>Returns whether a policy is specified by its ARN.</summary>
    /// <param name="nameOrArn">The name or the ARN.</param>
    internal static bool IsArn(string nameOrArn) => nameOrArn.StartsWith("arn:", StringComparison.Ordinal);

    private async Task<PolicyRecord?> FindByNameAsync(string name, PolicyScope scope)
    {
        var all = List(scope);
        while (await all.NextAsync().ConfigureAwait(false) is { } page)
        {
            if (page.FirstOrDefault(
                p => string.Equals(p.PolicyName, name, StringComparison.OrdinalIgnoreCase)) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    internal static PolicyRecord ToRecord(ManagedPolicy policy) => new()
    {
        PolicyName = policy.PolicyName,
        Arn = policy.Arn,
        PolicyId = policy.PolicyId,
        Path = policy.Path,
        Description = policy.Description,
        DefaultVersionId = policy.DefaultVersionId,
        AttachmentCount = policy.AttachmentCount,
        CreateDate = policy.CreateDate,
        UpdateDate = policy.UpdateDate,
    };
}
