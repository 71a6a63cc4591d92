namespace AdminIam.Engine.IdentityCenter.PermissionSets;

/// <summary>The name of a permission set, which never changes.</summary>
/// <param name="Arn">The ARN.</param>
/// <param name="Name">The name.</param>
public sealed record PermissionSetName(string Arn, string Name);
