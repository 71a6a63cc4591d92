namespace AdminIam.Engine.Iam.Locks;

/// <summary>What denies a locked user everything.</summary>
internal enum Denial
{
    /// <summary>Nothing does yet.</summary>
    None,

    /// <summary>The inline policy AdminIamLock.</summary>
    InlinePolicy,

    /// <summary>The AWS managed policy AWSDenyAll.</summary>
    DenyAll,
}
