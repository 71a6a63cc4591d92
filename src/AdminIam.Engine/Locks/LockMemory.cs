namespace AdminIam.Engine.Locks;

/// <summary>What a lock took from a user, so that it can be given back.</summary>
/// <param name="Since">When the user was locked first, in UTC.</param>
/// <param name="Credentials">What was active.</param>
/// <param name="Password">Whether the lock removed the console password.</param>
internal sealed record LockMemory(DateTime Since, IReadOnlyList<TakenCredential> Credentials, bool Password)
{
    /// <summary>The memory of a lock that takes more: what was remembered before stays.</summary>
    /// <param name="taken">What is active now.</param>
    public LockMemory With(IEnumerable<TakenCredential> taken) =>
        this with { Credentials = Credentials.Union(taken).ToList() };
}
