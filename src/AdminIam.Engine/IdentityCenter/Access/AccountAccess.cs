namespace AdminIam.Engine.IdentityCenter.Access;

/// <summary>That a user gets into an account with a permission set.</summary>
/// <param name="UserName">The name of the user; <see langword="null"/> if it could not be read.</param>
/// <param name="UserId">The ID of the user.</param>
/// <param name="AccountId">The ID of the account.</param>
/// <param name="AccountName">The name of the account; <see langword="null"/> if it could not be read.</param>
/// <param name="PermissionSetName">The name of the permission set.</param>
/// <param name="PermissionSetArn">The ARN of the permission set.</param>
/// <param name="Via">The names of the groups, and <see cref="Direct"/> for an assignment of the user.</param>
public sealed record AccountAccess(
    string? UserName, string UserId, string AccountId, string? AccountName, string PermissionSetName,
    string PermissionSetArn, IReadOnlyList<string> Via)
{
    /// <summary>What stands for an assignment of the user itself.</summary>
    public const string Direct = "direct";
}
