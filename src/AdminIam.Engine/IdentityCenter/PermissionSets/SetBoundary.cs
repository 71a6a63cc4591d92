namespace AdminIam.Engine.IdentityCenter.PermissionSets;

/// <summary>The permissions boundary of a permission set: an AWS managed or a customer managed policy.</summary>
/// <param name="ManagedPolicyArn">The ARN of the AWS managed policy.</param>
/// <param name="CustomerPolicy">The customer managed policy.</param>
public sealed record SetBoundary(string? ManagedPolicyArn, CustomerPolicyReference? CustomerPolicy)
{
    /// <summary>Returns whether both are the same policy.</summary>
    /// <param name="other">The other one.</param>
    public bool IsSame(SetBoundary? other) => other is not null && ManagedPolicyArn == other.ManagedPolicyArn
        && (CustomerPolicy is null
            ? other.CustomerPolicy is null
            : other.CustomerPolicy is { } policy && CustomerPolicy.IsSame(policy));

    /// <inheritdoc/>
    public override string ToString() => ManagedPolicyArn ?? CustomerPolicy!.FullName;
}
