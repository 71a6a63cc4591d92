namespace AdminIam.Engine.IdentityCenter.Locks;

/// <summary>An assignment that a lock deleted.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="PermissionSetArn">The ARN of the permission set.</param>
/// <param name="PermissionSetName">The name of the permission set.</param>
public sealed record LockedAssignment(string AccountId, string PermissionSetArn, string PermissionSetName)
{
    /// <summary>Returns the permission set and the account, such as <c>Admins in 111122223333</c>.</summary>
    public override string ToString() => $"{PermissionSetName} in {AccountId}";
}
