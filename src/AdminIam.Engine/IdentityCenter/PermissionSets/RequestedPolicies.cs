namespace AdminIam.Engine.IdentityCenter.PermissionSets;

/// <summary>The policies of a request, after their names were looked up.</summary>
/// <param name="Managed">The AWS managed policies; <see langword="null"/> if they were not specified.</param>
/// <param name="Customer">The customer managed policies; <see langword="null"/> if they were not specified.</param>
/// <param name="Boundary">The permissions boundary; <see langword="null"/> if it was not specified.</param>
internal sealed record RequestedPolicies(
    IReadOnlyList<ManagedPolicyReference>? Managed, IReadOnlyList<CustomerPolicyReference>? Customer,
    SetBoundary? Boundary);
