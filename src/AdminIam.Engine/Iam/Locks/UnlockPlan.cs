using AdminIam.Engine.Iam.Users;

namespace AdminIam.Engine.Iam.Locks;

/// <summary>The changes of an unlock.</summary>
public sealed class UnlockPlan
{
    internal UnlockPlan(UserRecord user) => User = user;

    /// <summary>The user.</summary>
    public UserRecord User { get; }

    /// <summary>Whether the user is locked.</summary>
    public bool IsLocked => HasPolicy || TagKeys.Count > 0;

    internal bool HasPolicy { get; init; }

    internal IReadOnlyList<string> TagKeys { get; init; } = [];

    /// <summary>The credentials to enable: those that the lock disabled, that still exist and that are
    /// inactive.</summary>
    internal IReadOnlyList<DisabledCredential> ToEnable { get; init; } = [];

    /// <summary>The credentials that the lock disabled and that were deleted in the meantime.</summary>
    internal IReadOnlyList<DisabledCredential> Deleted { get; init; } = [];

    /// <summary>Whether the lock deleted the console password.</summary>
    internal bool Password { get; init; }

    /// <summary>Whether to detach AWSDenyAll, which the lock attached.</summary>
    internal bool DetachesDenyAll { get; init; }

    /// <summary>Returns a description of the changes.</summary>
    /// <param name="revokeSessions">Whether to deny sessions that were issued before the unlock.</param>
    public string Describe(bool revokeSessions)
    {
        if (!IsLocked)
            return "Change nothing, because the user is not locked by Lock-AdminUser";
        var steps = new List<string>();
        if (ToEnable.Count > 0)
            steps.Add($"enable {string.Join(", ", ToEnable.Select(LockEntries.Write))}");
        if (revokeSessions)
            steps.Add("revoke the sessions that were issued before");
        if (DetachesDenyAll)
            steps.Add($"detach {LockStore.DenyAllName}");
        if (TagKeys.Count > 0)
            steps.Add($"delete the {(TagKeys.Count == 1 ? "tag" : "tags")} {string.Join(", ", TagKeys)}");
        if (HasPolicy)
            steps.Add($"delete the inline policy {LockPolicy.Name}");
        var text = string.Join(", ", steps);
        return char.ToUpperInvariant(text[0]) + text.Substring(1);
    }
}
