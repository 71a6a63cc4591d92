namespace AdminIam.Engine.Iam.Locks;

/// <summary>What stands in the place of a user's lock policy.</summary>
/// <param name="Exists">Whether there is an inline policy of the name.</param>
/// <param name="Memory">What it remembers; <see langword="null"/> where it is not exactly as the lock writes it.</param>
internal sealed record LockPolicyState(bool Exists, LockMemory? Memory)
{
    /// <summary>Whether somebody else wrote it or changed it.</summary>
    public bool IsForeign => Exists && Memory is null;
}
