using AdminIam.Engine.Common;

namespace AdminIam.Engine.IdentityCenter.PermissionSets;

/// <summary>A permission set.</summary>
public sealed record PermissionSetRecord
{
    /// <summary>The name, which cannot be changed.</summary>
    public required string Name { get; init; }

    /// <summary>The ARN; empty for a permission set that would be created.</summary>
    public required string Arn { get; init; }

    /// <summary>The description.</summary>
    public string? Description { get; init; }

    /// <summary>How long a session lasts; <see langword="null"/> if it cannot be read.</summary>
    public TimeSpan? SessionDuration { get; init; }

    /// <summary>Where users are redirected after they signed in to an account.</summary>
    public string? RelayState { get; init; }

    /// <summary>The creation date, in UTC.</summary>
    public DateTime? CreateDate { get; init; }

    /// <summary>The policies.</summary>
    public SetPolicies Policies { get; init; } = new();

    /// <summary>The tags; <see langword="null"/> if they were not read.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? Tags { get; init; }

    /// <summary>The IDs of the accounts that have the permission set; <see langword="null"/> if they were not
    /// read.</summary>
    public IReadOnlyList<string>? Accounts { get; init; }

    /// <summary>The IDs of the accounts whose permissions are not those of the permission set; <see langword="null"/>
    /// if they were not read.</summary>
    public IReadOnlyList<string>? OutdatedAccounts { get; init; }

    /// <summary>The outcome, if the command changes permission sets.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>The changes to an existing permission set, such as <c>policy attached: Billing</c>.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    /// <summary>The results of provisioning it to the accounts, if the command did.</summary>
    public IReadOnlyList<AccountProvisioning> Provisioning { get; init; } = [];
}
