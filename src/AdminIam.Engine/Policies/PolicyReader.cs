using AdminIam.Engine.Calls;
using AdminIam.Engine.Names;
using AdminIam.Engine.Sessions;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Policies;

/// <summary>Reads managed policies and finds the one a name means.</summary>
public sealed class PolicyReader
{
    private readonly IamSession _session;
    private readonly StopSignal _stop;

    /// <summary>Makes a reader.</summary>
    /// <param name="session">The account.</param>
    /// <param name="stop">Ends the reading.</param>
    public PolicyReader(IamSession session, StopSignal stop)
    {
        _session = session;
        _stop = stop;
    }

    /// <summary>Lists managed policies.</summary>
    /// <param name="scope">Whose.</param>
    /// <param name="onlyAttached">Only those attached to something.</param>
    public Pages<PolicyRecord> List(PolicyScope scope, bool onlyAttached = false) => new(async marker =>
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
            Marker = marker,
            MaxItems = PageSize.Largest,
        };
        var answer = await _session.Calls.RepeatableAsync(
            token => _session.Iam.ListPoliciesAsync(request, token), _stop).ConfigureAwait(false);
        return ((answer.Policies ?? []).Select(ToRecord), answer.IsTruncated == true ? answer.Marker : null);
    });

    /// <summary>One policy by its ARN, with its description; <see langword="null"/> where there is none.</summary>
    /// <param name="arn">The ARN.</param>
    public async Task<PolicyRecord?> FindByArnAsync(string arn)
    {
        try
        {
            var answer = await _session.Calls.RepeatableAsync(
                token => _session.Iam.GetPolicyAsync(new GetPolicyRequest { PolicyArn = arn }, token), _stop).ConfigureAwait(false);
            return ToRecord(answer.Policy);
        }
        catch (NoSuchEntityException)
        {
            return null;
        }
    }

    /// <summary>The policy that a name or an ARN means.</summary>
    /// <remarks>A name that AWS has means AWS's policy, in the partition of the account; an own policy of the same name
    /// goes by its ARN.</remarks>
    /// <param name="nameOrArn">The name or the ARN.</param>
    /// <param name="names">The names to suggest from.</param>
    public async Task<PolicyRecord> ResolveAsync(string nameOrArn, AccountNames names)
    {
        if (nameOrArn.StartsWith("arn:", StringComparison.Ordinal))
        {
            return await FindByArnAsync(nameOrArn).ConfigureAwait(false)
                ?? throw await names.PolicyNotFoundAsync(nameOrArn).ConfigureAwait(false);
        }

        IamNames.CheckPolicyName(nameOrArn);
        if (await FindByArnAsync(_session.Partition.ManagedPolicyArn(nameOrArn)).ConfigureAwait(false) is { } managed)
            return managed;

        var all = List(PolicyScope.All);
        while (await all.NextAsync().ConfigureAwait(false) is { } page)
        {
            var found = page.FirstOrDefault(p => string.Equals(p.PolicyName, nameOrArn, StringComparison.OrdinalIgnoreCase));
            if (found is not null)
                return found;
        }

        throw await names.PolicyNotFoundAsync(nameOrArn).ConfigureAwait(false);
    }

    private static PolicyRecord ToRecord(ManagedPolicy policy) => new()
    {
        PolicyName = policy.PolicyName,
        Arn = policy.Arn,
        PolicyId = policy.PolicyId,
        Path = policy.Path,
        Description = policy.Description,
        DefaultVersionId = policy.DefaultVersionId,
        AttachmentCount = policy.AttachmentCount ?? 0,
        BoundaryCount = policy.PermissionsBoundaryUsageCount ?? 0,
        IsAttachable = policy.IsAttachable ?? false,
        CreateDate = policy.CreateDate,
        UpdateDate = policy.UpdateDate,
    };
}
