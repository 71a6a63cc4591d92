namespace AdminIam.Engine.Iam.AccessKeys;

/// <summary>Which other key of a user a rotation may remove to make room for the new one.</summary>
public enum RemovableKey
{
    /// <summary>None.</summary>
    None,

    /// <summary>One that is inactive: AWS refuses it already.</summary>
    Inactive,

    /// <summary>One that is inactive, or active and never used.</summary>
    InactiveOrUnused,
}
