namespace AdminIam.Engine.IdentityCenter.Assignments;

/// <summary>That a user or group has access to an account with a permission set.</summary>
/// <param name="AccountId">The ID of the account.</param>
/// <param name="PermissionSetArn">The ARN of the permission set.</param>
/// <param name="PrincipalType"><see cref="User"/> or <see cref="Group"/>.</param>
/// <param name="PrincipalId">The ID of the user or group, which may be deleted.</param>
public sealed record Assignment(string AccountId, string PermissionSetArn, string PrincipalType, string PrincipalId)
{
    /// <summary>The type of users.</summary>
    public const string User = "USER";

    /// <summary>The type of groups.</summary>
    public const string Group = "GROUP";

    /// <summary>The account and the permission set.</summary>
    public AssignmentPair Pair => new(AccountId, PermissionSetArn);
}
