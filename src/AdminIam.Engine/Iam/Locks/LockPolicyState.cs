namespace AdminIam.Engine.Iam.Locks;

/// <summary>The state of the lock policy of a user.</summary>
/// <param name="Exists">Whether there is an inline policy of that name.</param>
/// <param name="Record">The record; <see langword="null"/> if the policy is not exactly as a lock writes it.</param>
internal sealed record LockPolicyState(bool Exists, LockRecord? Record)
{
    /// <summary>Whether the policy was not written by a lock, or was changed.</summary>
    public bool IsForeign => Exists && Record is null;
}
