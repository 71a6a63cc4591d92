namespace AdminIam.Engine.Iam.Locks;

/// <summary>What a lock disabled, so that it can be restored.</summary>
/// <param name="Since">When the user was first locked, in UTC.</param>
/// <param name="Credentials">The credentials that were active.</param>
/// <param name="Password">Whether the lock deleted the console password.</param>
internal sealed record LockRecord(DateTime Since, IReadOnlyList<DisabledCredential> Credentials, bool Password)
{
    /// <summary>Whether the lock attached the policy AWSDenyAll.</summary>
    public bool DenyAll { get; init; }

    /// <summary>Returns the record with additional credentials.</summary>
    /// <param name="credentials">The credentials that are active now.</param>
    public LockRecord With(IEnumerable<DisabledCredential> credentials) =>
        this with { Credentials = Credentials.Union(credentials).ToList() };

    /// <summary>Returns the combination of two records of a user.</summary>
    /// <param name="other">The other record, if there is one.</param>
    public LockRecord And(LockRecord? other) => other is null ? this : With(other.Credentials) with
    {
        Since = other.Since < Since ? other.Since : Since,
        Password = Password || other.Password,
        DenyAll = DenyAll || other.DenyAll,
    };

    /// <summary>Returns whether this record contains everything in another one.</summary>
    public bool Holds(LockRecord other) =>
        (Password || !other.Password) && (DenyAll || !other.DenyAll) && !other.Credentials.Except(Credentials).Any();
}
