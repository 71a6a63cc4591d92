namespace AdminIam.Engine.IdentityCenter.Assignments;

/// <summary>An account and a permission set, the assignments of which AWS lists together.</summary>
/// <param name="AccountId">The ID of the account.</param>
/// <param name="PermissionSetArn">The ARN of the permission set.</param>
public sealed record AssignmentPair(string AccountId, string PermissionSetArn);
