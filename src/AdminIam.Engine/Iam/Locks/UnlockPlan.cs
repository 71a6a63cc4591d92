using AdminIam.Engine.Iam.Users;

namespace AdminIam.Engine.Iam.Locks;

/// <summary>What unlocking a user is going to do.</summary>
public sealed class UnlockPlan
{
    internal UnlockPlan(UserRecord user) => User = user;

    /// <summary>The user.</summary>
    public UserRecord User { get; }

    /// <summary>Whether there is a lock to remove.</summary>
    public bool IsLocked => HasPolicy || TagKeys.Count > 0;

    internal bool HasPolicy { get; init; }

    internal IReadOnlyList<string> TagKeys { get; init; } = [];

    /// <summary>What is switched on again: what the lock took, is still there and is inactive.</summary>
    internal IReadOnlyList<TakenCredential> Given { get; init; } = [];

    /// <summary>What the lock took and was deleted since.</summary>
    internal IReadOnlyList<TakenCredential> Gone { get; init; } = [];

    /// <summary>Whether the lock deleted the console password.</summary>
    internal bool Password { get; init; }

    /// <summary>Whether AWSDenyAll, which the lock attached, is detached.</summary>
    internal bool DetachesDenyAll { get; init; }

    /// <summary>What is going to be done, in words.</summary>
    /// <param name="revokeSessions">Whether sessions issued until now are kept from working.</param>
    public string Describe(bool revokeSessions)
    {
        if (!IsLocked)
            return "Change nothing, as the user is not locked by Lock-AdminUser";
        var steps = new List<string>
        {
            Given.Count == 0 ? "Switch on nothing" : $"Switch on {string.Join(", ", Given.Select(LockEntries.Write))}",
        };
        if (revokeSessions)
            steps.Add("revoke the sessions issued until now");
        if (DetachesDenyAll)
            steps.Add($"detach {LockStore.DenyAllName}");
        if (TagKeys.Count > 0)
            steps.Add($"delete the tags {string.Join(", ", TagKeys)}");
        if (HasPolicy)
            steps.Add($"delete the inline policy {LockPolicy.Name}");
        return string.Join(", ", steps);
    }
}
