namespace AdminIam.Engine.IdentityCenter.Users;

/// <summary>The requested changes to a user. Attributes without a value are not changed.</summary>
public sealed record UserChange
{
    /// <summary>The name or ID of the user.</summary>
    public required string User { get; init; }

    /// <summary>The new name; <see langword="null"/> to keep it.</summary>
    public string? NewUserName { get; init; }

    /// <summary>The values of attributes; an empty text removes an attribute.</summary>
    public IReadOnlyDictionary<UserProperty, string> Attributes { get; init; } =
        new Dictionary<UserProperty, string>();

    /// <summary>Whether to change a user that an external directory owns.</summary>
    public bool Force { get; init; }
}
