namespace AdminIam.Engine.Iam.Safety;

/// <summary>Whether a user or role has administrator access, which is the permission to grant any permission to any
/// user.</summary>
internal enum AdministratorPower
{
    /// <summary>No administrator access.</summary>
    None,

    /// <summary>Access that depends on conditions or exceptions.</summary>
    Uncertain,

    /// <summary>Administrator access.</summary>
    Certain,
}
