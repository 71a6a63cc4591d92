namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>IAM's quotas, as GetAccountSummary reports them for a new account.</summary>
internal static class IamQuotas
{
    public const int Groups = 300;
    public const int Roles = 1000;
    public const int Policies = 1500;
    public const int PolicyVersionsInUse = 10000;
    public const int InstanceProfiles = 1000;
    public const int ServerCertificates = 20;
    public const int OpenIdConnectProviders = 100;
    public const int ClientIdsPerOpenIdConnectProvider = 100;
    public const int ThumbprintsPerOpenIdConnectProvider = 5;
    public const int SamlProviders = 100;
    public const int PrivateKeysPerSamlProvider = 2;
    public const int GroupsPerUser = 10;
    public const int AccessKeysPerUser = 2;
    public const int SigningCertificatesPerUser = 2;
    public const int SshPublicKeysPerUser = 5;

    /// <summary>Service-specific credentials of a user for one service.</summary>
    public const int ServiceCredentialsPerService = 2;
    public const int MfaDevicesPerUser = 8;
    public const int PoliciesPerUser = 10;
    public const int PoliciesPerGroup = 10;
    public const int PoliciesPerRole = 10;
    public const int VersionsPerPolicy = 5;
    public const int Tags = 50;

    /// <summary>Sizes of policy documents are counted in characters without white space.</summary>
    public const int PolicySize = 6144;
    public const int UserPolicySize = 2048;
    public const int GroupPolicySize = 5120;
    public const int RolePolicySize = 10240;
    public const int AssumeRolePolicySize = 2048;
}
