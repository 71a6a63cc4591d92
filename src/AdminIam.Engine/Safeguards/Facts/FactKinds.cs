namespace AdminIam.Engine.Safeguards.Facts;

/// <summary>The facts about an account that checks read.</summary>
[Flags]
internal enum FactKinds
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>GetAccountSummary.</summary>
    Summary = 1,

    /// <summary>GetAccountPasswordPolicy.</summary>
    PasswordPolicy = 2,

    /// <summary>The credential report.</summary>
    Credentials = 4,

    /// <summary>GetAccountAuthorizationDetails.</summary>
    Inventory = 8,

    /// <summary>ListAccountAliases.</summary>
    Alias = 16,

    /// <summary>ListServerCertificates.</summary>
    ServerCertificates = 32,

    /// <summary>Whether the MFA device of the root user is a virtual one: ListVirtualMFADevices.</summary>
    RootMfaDevice = 64,

    /// <summary>ListOrganizationsFeatures.</summary>
    OrganizationFeatures = 128,

    /// <summary>ListSAMLProviders.</summary>
    SamlProviders = 256,

    /// <summary>The instance of IAM Identity Center, where it is known without a search.</summary>
    IdentityCenter = 512,

    /// <summary>The administrators by assignment in IAM Identity Center.</summary>
    Assignments = 1024,

    /// <summary>The delegated administrators of services, in the account that manages the organization.</summary>
    DelegatedServices = 2048,
}
