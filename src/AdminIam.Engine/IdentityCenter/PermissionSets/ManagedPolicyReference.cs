namespace AdminIam.Engine.IdentityCenter.PermissionSets;

/// <summary>An AWS managed policy of a permission set.</summary>
/// <param name="Name">The name.</param>
/// <param name="Arn">The ARN.</param>
public sealed record ManagedPolicyReference(string Name, string Arn);
