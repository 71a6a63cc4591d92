using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Services.Iam.State;

/// <summary>Refuses data that is well-formed but that operations cannot use.</summary>
internal static class IamDataCheck
{
    /// <summary>Checks the data that every operation requires.</summary>
    /// <exception cref="InvalidDataException">Required data is missing.</exception>
    public static void Check(SavedState saved, IamData data)
    {
        CheckNames(saved, "user", data.Users);
        CheckNames(saved, "group", data.Groups);
        CheckNames(saved, "policy", data.Policies);
        CheckNames(saved, "role", data.Roles);
        CheckNames(saved, "MFA device", data.MfaDevices);
        CheckNames(saved, "server certificate", data.ServerCertificates);
        CheckNames(saved, "instance profile", data.InstanceProfiles);
        CheckNames(saved, "OpenID Connect provider", data.OpenIdConnectProviders);
        CheckNames(saved, "SAML provider", data.SamlProviders);
        CheckProfiles(saved, data);
        if (data.Policies.Find(policy => !HasDefault(policy)) is { } policy)
            throw saved.Damaged($"the policy '{policy.Name}' has no version {policy.DefaultVersion}");
        if (data.Users.Find(user => user.AccessKeys.Exists(IsIncomplete)) is { } owner)
            throw saved.Damaged($"an access key of '{owner.Name}' has no id or no secret");
        if (data.MfaDevices.Find(HasOtherName) is { SerialNumber: { } serial })
            throw saved.Damaged($"the name of the MFA device '{serial}' is not the last part of its serial number");
        if (data.Root?.AccessKeys.Exists(IsIncomplete) == true)
            throw saved.Damaged("an access key of the root identity has no id or no secret");
    }

    private static void CheckNames(SavedState saved, string kind, IEnumerable<Entity> entities)
    {
        if (entities.Any(entity => entity.Name.Length == 0))
            throw saved.Damaged($"a {kind} has no name");
    }

    private static void CheckProfiles(SavedState saved, IamData data)
    {
        var roles = new HashSet<string>(data.Roles.Select(role => role.Name), StringComparer.OrdinalIgnoreCase);
        var found = data.InstanceProfiles.Find(item => item.RoleName is { } role && !roles.Contains(role));
        if (found is { } profile)
            throw saved.Damaged($"the instance profile '{profile.Name}' contains an unknown role");
    }

    private static bool HasDefault(ManagedPolicy policy) =>
        policy.Versions.Exists(version => version.Id == policy.DefaultVersion);

    private static bool HasOtherName(MfaDevice device) => device.SerialNumber is { } serial
        && !string.Equals(serial.Split('/').Last(), device.Name, StringComparison.Ordinal);

    private static bool IsIncomplete(AccessKey key) => key.Id.Length == 0 || key.Secret.Length == 0;
}
