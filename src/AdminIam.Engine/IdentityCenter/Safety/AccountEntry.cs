namespace AdminIam.Engine.IdentityCenter.Safety;

/// <summary>An assignment, as a way into an account.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="PermissionSetArn">The ARN of the permission set.</param>
/// <param name="IsGroup">Whether the principal is a group; otherwise it is a user.</param>
/// <param name="PrincipalId">The ID of the user or group.</param>
internal sealed record AccountEntry(string AccountId, string PermissionSetArn, bool IsGroup, string PrincipalId);
