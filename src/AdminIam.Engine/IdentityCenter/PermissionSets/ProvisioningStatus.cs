namespace AdminIam.Engine.IdentityCenter.PermissionSets;

/// <summary>Whether an account has the current permissions of a permission set.</summary>
public enum ProvisioningStatus
{
    /// <summary>It has them.</summary>
    Succeeded,

    /// <summary>AWS could not update the role in the account.</summary>
    Failed,

    /// <summary>AWS has not completed the update yet.</summary>
    InProgress,
}
