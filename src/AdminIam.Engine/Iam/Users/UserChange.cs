namespace AdminIam.Engine.Iam.Users;

/// <summary>The requested changes to a user. Unspecified properties are not changed.</summary>
public sealed record UserChange
{
    /// <summary>The current name of the user.</summary>
    public required string UserName { get; init; }

    /// <summary>The new name.</summary>
    public string? NewUserName { get; init; }

    /// <summary>The new path.</summary>
    public string? NewPath { get; init; }

    /// <summary>The tags to set.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Tags { get; init; } = [];

    /// <summary>The keys of tags to remove.</summary>
    public IReadOnlyList<string> RemovedTags { get; init; } = [];

    /// <summary>The name or ARN of the managed policy to set as permissions boundary.</summary>
    public string? PermissionsBoundary { get; init; }

    /// <summary>Whether to delete the permissions boundary.</summary>
    public bool RemovePermissionsBoundary { get; init; }
}
