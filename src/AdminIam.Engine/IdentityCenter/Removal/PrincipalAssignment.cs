using AdminIam.Engine.IdentityCenter.Assignments;

namespace AdminIam.Engine.IdentityCenter.Removal;

/// <summary>An assignment with the names that people know.</summary>
/// <param name="Assignment">The assignment.</param>
/// <param name="PermissionSetName">The name of the permission set; <see langword="null"/> if it was deleted.</param>
public sealed record PrincipalAssignment(Assignment Assignment, string? PermissionSetName)
{
    /// <summary>Returns the permission set and the account, such as <c>Admins in 111122223333</c>.</summary>
    public override string ToString() =>
        $"{PermissionSetName ?? Assignment.PermissionSetArn} in {Assignment.AccountId}";
}
