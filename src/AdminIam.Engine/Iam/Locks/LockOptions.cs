namespace AdminIam.Engine.Iam.Locks;

/// <summary>How users are to be locked.</summary>
public sealed record LockOptions
{
    /// <summary>Delete the console password too. AWS cannot give it back.</summary>
    public bool RemovePassword { get; init; }
}
