namespace AdminIam.Engine.IdentityCenter.Assignments;

/// <summary>An assignment with the names that belong to its IDs.</summary>
/// <param name="Assignment">The assignment.</param>
/// <param name="AccountName">The name of the account; <see langword="null"/> if it could not be read.</param>
/// <param name="PermissionSetName">The name of the permission set.</param>
/// <param name="Principal">The user or group.</param>
public sealed record NamedAssignment(
    Assignment Assignment, string? AccountName, string PermissionSetName, PrincipalName Principal)
{
    /// <summary>Whether the user or group does not exist any more; <see langword="null"/> if that could not be
    /// read.</summary>
    public bool? IsOrphaned => !Principal.Exists;

    /// <summary>The account, for messages.</summary>
    public string AccountLabel =>
        AccountName is null ? Assignment.AccountId : $"{AccountName} ({Assignment.AccountId})";

    /// <summary>The user or group, for messages.</summary>
    public string PrincipalLabel =>
        $"the {(Assignment.PrincipalType == Assignment.User ? "user" : "group")} "
        + $"'{Principal.Name ?? Assignment.PrincipalId}'";

    /// <summary>The assignment, for messages.</summary>
    public string Label =>
        $"the assignment of '{PermissionSetName}' to {PrincipalLabel} in the account {AccountLabel}";
}
