using AdminIam.Sandbox.Model;

namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>The account's alias and summary.</summary>
internal static class AccountOperations
{
    public static void Register(OperationTable<IamCall> table)
    {
        table.Add("CreateAccountAlias", CreateAccountAlias, ResourceOf.Any);
        table.Add("DeleteAccountAlias", DeleteAccountAlias, ResourceOf.Any);
        table.Add("ListAccountAliases", ListAccountAliases, ResourceOf.Any);
        table.Add("GetAccountSummary", GetAccountSummary, ResourceOf.Any);
    }

    private static Output CreateAccountAlias(IamCall call)
    {
        var alias = call.Text("AccountAlias");
        if (alias == call.Account.Alias)
            throw IamErrors.AlreadyExists($"The account alias {alias} already exists.");

        // An account has one alias; a new one replaces it.
        call.Account.Alias = alias;
        return Output.Empty;
    }

    private static Output DeleteAccountAlias(IamCall call)
    {
        var alias = call.Text("AccountAlias");
        if (alias != call.Account.Alias)
            throw IamErrors.NoSuchEntity($"The Account Alias {alias} cannot be found.");
        call.Account.Alias = null;
        return Output.Empty;
    }

    private static Output ListAccountAliases(IamCall call)
    {
        string[] aliases = call.Account.Alias is { } alias ? [alias] : [];
        return new Output().AddPage(call, "AccountAliases", aliases, name => name, name => name);
    }

    private static Output GetAccountSummary(IamCall call)
    {
        var account = call.Account;
        var devices = account.MfaDevices.All.Where(device => device.IsVirtual || device.UserName is not null).ToList();
        return new Output
        {
            ["SummaryMap"] = new Output
            {
                ["Users"] = account.Users.Count,
                ["UsersQuota"] = account.UsersQuota,
                ["Groups"] = account.Groups.Count,
                ["GroupsQuota"] = IamQuotas.Groups,
                ["Roles"] = account.Roles.Count,
                ["RolesQuota"] = IamQuotas.Roles,
                ["Policies"] = account.Policies.Count,
                ["PoliciesQuota"] = IamQuotas.Policies,
                ["PolicyVersionsInUse"] = account.Policies.All.Sum(policy => policy.Versions.Count),
                ["PolicyVersionsInUseQuota"] = IamQuotas.PolicyVersionsInUse,
                ["VersionsPerPolicyQuota"] = IamQuotas.VersionsPerPolicy,
                ["PolicySizeQuota"] = IamQuotas.PolicySize,
                ["UserPolicySizeQuota"] = IamQuotas.UserPolicySize,
                ["GroupPolicySizeQuota"] = IamQuotas.GroupPolicySize,
                ["RolePolicySizeQuota"] = IamQuotas.RolePolicySize,
                ["AssumeRolePolicySizeQuota"] = IamQuotas.AssumeRolePolicySize,
                ["GroupsPerUserQuota"] = IamQuotas.GroupsPerUser,
                ["AccessKeysPerUserQuota"] = IamQuotas.AccessKeysPerUser,
                ["SigningCertificatesPerUserQuota"] = IamQuotas.SigningCertificatesPerUser,
                ["AttachedPoliciesPerUserQuota"] = IamQuotas.PoliciesPerUser,
                ["AttachedPoliciesPerGroupQuota"] = IamQuotas.PoliciesPerGroup,
                ["AttachedPoliciesPerRoleQuota"] = IamQuotas.PoliciesPerRole,
                ["MFADevices"] = devices.Count,
                ["MFADevicesInUse"] = devices.Count(device => device.UserName is not null),
                ["AccountMFAEnabled"] = account.Root.MfaDevices.Count > 0 ? 1 : 0,
                ["AccountAccessKeysPresent"] = account.Root.AccessKeys.Count > 0 ? 1 : 0,
                ["AccountPasswordPresent"] = account.Root.HasPassword ? 1 : 0,
                ["AccountSigningCertificatesPresent"] = account.Root.SigningCertificates.Count > 0 ? 1 : 0,
                ["InstanceProfiles"] = account.InstanceProfiles.Count,
                ["InstanceProfilesQuota"] = IamQuotas.InstanceProfiles,
                ["ServerCertificates"] = account.ServerCertificates.Count,
                ["ServerCertificatesQuota"] = IamQuotas.ServerCertificates,
                ["Providers"] = account.OpenIdConnectProviders.Count + account.SamlProviders.Count,
                ["GlobalEndpointTokenVersion"] = account.Federation.GlobalTokenVersion ?? 1,
            },
        };
    }
}
