namespace AdminIam.Engine.Organizations.Accounts;

/// <summary>An account of the organization.</summary>
public sealed record OrganizationAccount
{
    private const string Active = "ACTIVE";

    /// <summary>The ID: 12 digits.</summary>
    public required string Id { get; init; }

    /// <summary>The name, which is not unique; <see langword="null"/> if the caller may not read the
    /// organization.</summary>
    public string? Name { get; init; }

    /// <summary>The state, such as <c>ACTIVE</c> or <c>SUSPENDED</c>; <see langword="null"/> if the caller may not read
    /// the organization.</summary>
    public string? State { get; init; }

    /// <summary>The e-mail address of the root user.</summary>
    public string? Email { get; init; }

    /// <summary>The ARN.</summary>
    public string? Arn { get; init; }

    /// <summary>How the account came into the organization: <c>CREATED</c> or <c>INVITED</c>.</summary>
    public string? JoinedMethod { get; init; }

    /// <summary>When it did, in UTC.</summary>
    public DateTime? JoinedDate { get; init; }

    /// <summary>The IDs of the organizational units that the account is in, from the root on; <see langword="null"/> if
    /// AWS did not return them.</summary>
    public IReadOnlyList<string>? UnitIds { get; init; }

    /// <summary>The path of the organizational unit that the account is in, such as <c>/Workloads/Prod</c>;
    /// <c>/</c> for the root, and <see langword="null"/> if it was not read.</summary>
    public string? UnitPath { get; init; }

    /// <summary>The tags; <see langword="null"/> if they were not read.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? Tags { get; init; }

    /// <summary>Whether the account can be used, as far as is known.</summary>
    public bool IsActive => State is null or Active;

    /// <summary>Whether it is the management account of its organization, as far as is known: ARNs of accounts contain
    /// its ID.</summary>
    public bool IsManagement => Arn?.Split(':') is [_, _, _, _, var owner, ..] && owner == Id;

    /// <summary>The name and the ID, for messages.</summary>
    public string Label => Name is null ? Id : $"'{Name}' ({Id})";
}
