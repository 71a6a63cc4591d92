namespace AdminIam.Sandbox.Services.Iam.State;

/// <summary>Refuses a state that is well-formed and yet could not be worked with.</summary>
internal static class AccountDataCheck
{
    /// <summary>Checks what every operation relies on.</summary>
    /// <param name="path">The state file.</param>
    /// <param name="data">What is in it.</param>
    /// <exception cref="InvalidDataException">Something that no account lacks is missing.</exception>
    public static void Check(string path, AccountData data)
    {
        CheckNames(path, "user", data.Users);
        CheckNames(path, "group", data.Groups);
        CheckNames(path, "policy", data.Policies);
        CheckNames(path, "role", data.Roles);
        CheckNames(path, "MFA device", data.MfaDevices);
        if (data.Policies.Find(policy => !policy.Versions.Exists(version => version.Id == policy.DefaultVersion)) is { } policy)
            throw new InvalidDataException($"The state file '{path}' is damaged: the policy '{policy.Name}' has no version {policy.DefaultVersion}.");
        if (data.Users.Find(user => user.AccessKeys.Exists(key => key.Id.Length == 0 || key.Secret.Length == 0)) is { } owner)
            throw new InvalidDataException($"The state file '{path}' is damaged: an access key of '{owner.Name}' has no id or no secret.");
    }

    private static void CheckNames(string path, string kind, IEnumerable<Entity> entities)
    {
        if (entities.Any(entity => entity.Name.Length == 0))
            throw new InvalidDataException($"The state file '{path}' is damaged: a {kind} has no name.");
    }
}
