namespace AdminIam.Engine.Iam.Locks;

/// <summary>What a lock took from a user, so that it can be given back.</summary>
/// <param name="Since">When the user was locked first, in UTC.</param>
/// <param name="Credentials">What was active.</param>
/// <param name="Password">Whether the lock removed the console password.</param>
internal sealed record LockMemory(DateTime Since, IReadOnlyList<TakenCredential> Credentials, bool Password)
{
    /// <summary>Whether the lock attached the policy AWSDenyAll.</summary>
    public bool DenyAll { get; init; }

    /// <summary>The memory of a lock that takes more: what was remembered before stays.</summary>
    /// <param name="taken">What is active now.</param>
    public LockMemory With(IEnumerable<TakenCredential> taken) =>
        this with { Credentials = Credentials.Union(taken).ToList() };

    /// <summary>What two locks of one user took together.</summary>
    /// <param name="other">The other one's memory, if there is one.</param>
    public LockMemory And(LockMemory? other) => other is null ? this : With(other.Credentials) with
    {
        Since = other.Since < Since ? other.Since : Since,
        Password = Password || other.Password,
        DenyAll = DenyAll || other.DenyAll,
    };

    /// <summary>Whether it remembers all that another one does.</summary>
    /// <param name="other">The other one.</param>
    public bool Holds(LockMemory other) =>
        (Password || !other.Password) && (DenyAll || !other.DenyAll) && !other.Credentials.Except(Credentials).Any();
}
