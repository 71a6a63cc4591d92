namespace AdminIam.Sandbox.Services.IdentityStore.State;

/// <summary>The identity store in the state file.</summary>
internal sealed class SavedIdentityStore
{
    public string Id { get; set; } = "";

    public string Region { get; set; } = "";

    /// <summary>The account that owns the instance of Identity Center, which may be another one than the
    /// sandbox's.</summary>
    public string OwnerAccountId { get; set; } = "";

    /// <summary>Why the instance cannot use its KMS key, a name in <see cref="KeyFailure"/>; null if it can.</summary>
    public string? KeyFailure { get; set; }

    public List<StoreUser> Users { get; set; } = [];

    public List<StoreGroup> Groups { get; set; } = [];

    public List<StoreMembership> Memberships { get; set; } = [];
}
