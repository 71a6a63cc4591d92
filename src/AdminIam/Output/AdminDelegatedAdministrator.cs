using AdminIam.Engine.Organizations;

namespace AdminIam;

/// <summary>A member account that administers services for its organization.</summary>
public sealed class AdminDelegatedAdministrator
{
    internal AdminDelegatedAdministrator(DelegatedAccount account)
    {
        AccountId = account.AccountId;
        AccountName = account.AccountName;
        ServiceName = account.Services?.ToArray();
    }

    /// <summary>The ID of the account.</summary>
    public string AccountId { get; }

    /// <summary>The name of the account.</summary>
    public string? AccountName { get; }

    /// <summary>The services, such as sso.amazonaws.com; empty if they could not be read.</summary>
    public string[]? ServiceName { get; }

    /// <summary>Returns the ID, the name and the services.</summary>
    public override string ToString() => $"{AccountId} {AccountName}: {string.Join(", ", ServiceName ?? [])}";
}
