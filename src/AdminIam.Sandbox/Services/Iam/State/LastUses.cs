namespace AdminIam.Sandbox.Services.Iam.State;

/// <summary>
/// When keys, passwords and roles were last used, by their ids, and the credential report: the members of the file of
/// last uses.
/// </summary>
internal sealed class LastUses
{
    public SortedDictionary<string, KeyUse> Keys { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, DateTime> Passwords { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, DateTime> Roles { get; } = new(StringComparer.Ordinal);

    /// <summary>The services that users and roles have called, by the ids of the callers.</summary>
    public SortedDictionary<string, SortedDictionary<string, ServiceUse>> Services { get; set; } =
        new(StringComparer.Ordinal);

    /// <summary>The last credential report.</summary>
    public CredentialReport? CredentialReport { get; set; }

    public static LastUses Of(IamAccount account)
    {
        var uses = new LastUses
        {
            Services = account.AccessRecords.Uses.ByCaller,
            CredentialReport = account.CredentialReport,
        };
        if (account.Root.PasswordLastUsed is { } signedIn)
            uses.Passwords[account.AccountId] = signedIn;
        foreach (var user in account.Users.All)
        {
            if (user.PasswordLastUsed is { } used)
                uses.Passwords[user.Id] = used;
        }

        foreach (var key in account.CredentialOwners.SelectMany(owner => owner.AccessKeys))
        {
            if (key.LastUse is not null)
                uses.Keys[key.Id] = key.LastUse;
        }

        foreach (var role in account.Roles.All)
        {
            if (role.LastUsed is { } used)
                uses.Roles[role.Id] = used;
        }

        return uses;
    }

    public void ApplyTo(IamAccount account)
    {
        account.AccessRecords.Uses.ByCaller = Services;
        account.CredentialReport = CredentialReport;
        if (Passwords.TryGetValue(account.AccountId, out var signedIn))
            account.Root.PasswordLastUsed = signedIn;
        foreach (var user in account.Users.All)
        {
            if (Passwords.TryGetValue(user.Id, out var used))
                user.PasswordLastUsed = used;
        }

        foreach (var key in account.CredentialOwners.SelectMany(owner => owner.AccessKeys))
        {
            if (Keys.TryGetValue(key.Id, out var use))
                key.LastUse = use;
        }

        foreach (var role in account.Roles.All)
        {
            if (Roles.TryGetValue(role.Id, out var used))
                role.LastUsed = used;
        }
    }
}
