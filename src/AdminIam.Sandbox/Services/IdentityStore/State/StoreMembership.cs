namespace AdminIam.Sandbox.Services.IdentityStore.State;

/// <summary>That a user is a member of a group.</summary>
internal sealed class StoreMembership : StoreEntity
{
    public string GroupId { get; set; } = "";

    public string UserId { get; set; } = "";
}
