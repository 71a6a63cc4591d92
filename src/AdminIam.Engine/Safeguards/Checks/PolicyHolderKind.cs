namespace AdminIam.Engine.Safeguards.Checks;

/// <summary>What a policy is attached to.</summary>
internal enum PolicyHolderKind
{
    /// <summary>A group.</summary>
    Group,

    /// <summary>A user.</summary>
    User,

    /// <summary>A role.</summary>
    Role,
}
