namespace AdminIam.Sandbox.Services.Iam.State;

/// <summary>How often the managed policies are used in an account, by their ARNs.</summary>
internal sealed class PolicyUses
{
    private readonly Dictionary<string, PolicyUse> _uses = new(StringComparer.Ordinal);

    public PolicyUse Of(ManagedPolicy policy) => Of(policy.Arn);

    /// <summary>Counts the policies that are attached to a user, group or role.</summary>
    public void CountAttachments(IPolicyHolder holder, int change)
    {
        foreach (var arn in holder.AttachedPolicies)
            CountAttachment(arn, change);
    }

    public void CountAttachment(string arn, int change)
    {
        var use = Of(arn);
        _uses[arn] = use with { Attachments = use.Attachments + change };
    }

    /// <param name="arn">The policy; null where a user or role has no permissions boundary.</param>
    /// <param name="change">The number of users and roles.</param>
    public void CountBoundary(string? arn, int change)
    {
        if (arn is null)
            return;
        var use = Of(arn);
        _uses[arn] = use with { Boundaries = use.Boundaries + change };
    }

    private PolicyUse Of(string arn) => _uses.TryGetValue(arn, out var use) ? use : PolicyUse.None;
}
