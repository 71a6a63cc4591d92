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

    /// <summary>Whether the account can be used, as far as is known.</summary>
    public bool IsActive => State is null or Active;

    /// <summary>The name and the ID, for messages.</summary>
    public string Label => Name is null ? Id : $"'{Name}' ({Id})";
}
