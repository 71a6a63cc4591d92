namespace AdminIam.Engine.Iam.Locks;

/// <summary>The policy that denies all actions of a locked user.</summary>
internal enum Denial
{
    /// <summary>None yet.</summary>
    None,

    /// <summary>The inline policy AdminIamLock.</summary>
    InlinePolicy,

    /// <summary>The AWS managed policy AWSDenyAll.</summary>
    DenyAll,
}
