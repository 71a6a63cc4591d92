namespace AdminIam.Engine.IdentityCenter.PermissionSets;

/// <summary>The policies of a permission set.</summary>
public sealed record SetPolicies
{
    /// <summary>The AWS managed policies; <see langword="null"/> if they were not read.</summary>
    public IReadOnlyList<ManagedPolicyReference>? Managed { get; init; }

    /// <summary>The customer managed policies; <see langword="null"/> if they were not read.</summary>
    public IReadOnlyList<CustomerPolicyReference>? Customer { get; init; }

    /// <summary>The JSON of the inline policy; <see langword="null"/> if there is none or it was not read.</summary>
    public string? Inline { get; init; }

    /// <summary>The permissions boundary; <see langword="null"/> if there is none or it was not read.</summary>
    public SetBoundary? Boundary { get; init; }
}
