namespace AdminIam.Sandbox.Services.Iam.State;

/// <summary>The members of the state file that are IAM's.</summary>
internal sealed class IamData
{
    public string? Alias { get; set; }

    public PasswordPolicy? PasswordPolicy { get; set; }

    public FederationSettings? Federation { get; set; }

    /// <summary>The id of the organization that the account manages, if any.</summary>
    public string? OrganizationId { get; set; }

    public List<string> OrganizationFeatures { get; set; } = [];

    /// <summary>The root identity's credentials, if it has any but the key of the settings.</summary>
    public RootUser? Root { get; set; }

    public List<User> Users { get; set; } = [];

    public List<Group> Groups { get; set; } = [];

    public List<ManagedPolicy> Policies { get; set; } = [];

    public List<Role> Roles { get; set; } = [];

    public List<MfaDevice> MfaDevices { get; set; } = [];

    public List<ServerCertificate> ServerCertificates { get; set; } = [];

    public List<InstanceProfile> InstanceProfiles { get; set; } = [];

    public List<OpenIdConnectProvider> OpenIdConnectProviders { get; set; } = [];

    public List<SamlProvider> SamlProviders { get; set; } = [];
}
