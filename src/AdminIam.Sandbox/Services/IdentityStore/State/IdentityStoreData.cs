namespace AdminIam.Sandbox.Services.IdentityStore.State;

/// <summary>The members of the state file that are the Identity Store's.</summary>
internal sealed class IdentityStoreData
{
    public SavedIdentityStore? IdentityStore { get; set; }
}
