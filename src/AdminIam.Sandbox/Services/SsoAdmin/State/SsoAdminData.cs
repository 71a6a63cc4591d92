namespace AdminIam.Sandbox.Services.SsoAdmin.State;

/// <summary>The members of the state file that are SSO Admin's.</summary>
internal sealed class SsoAdminData
{
    public SavedInstance? IdentityCenter { get; set; }
}
