namespace AdminIam.Engine.Iam.AccessKeys;

/// <summary>The other key of a user that a rotation may delete before it creates the new one.</summary>
public enum RemovableKey
{
    /// <summary>None.</summary>
    None,

    /// <summary>An inactive key.</summary>
    Inactive,

    /// <summary>A key that is inactive, or active and never used.</summary>
    InactiveOrUnused,
}
