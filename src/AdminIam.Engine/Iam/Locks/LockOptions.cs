namespace AdminIam.Engine.Iam.Locks;

/// <summary>The options of a lock.</summary>
public sealed record LockOptions
{
    /// <summary>Whether to delete the console password, which cannot be restored.</summary>
    public bool RemovePassword { get; init; }
}
