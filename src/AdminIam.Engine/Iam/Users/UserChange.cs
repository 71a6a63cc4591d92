namespace AdminIam.Engine.Iam.Users;

/// <summary>What is to change of a user; what is not named stays.</summary>
public sealed record UserChange
{
    /// <summary>The user's name now.</summary>
    public required string UserName { get; init; }

    /// <summary>The new name.</summary>
    public string? NewUserName { get; init; }

    /// <summary>The new path.</summary>
    public string? NewPath { get; init; }

    /// <summary>Tags to set.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Tags { get; init; } = [];

    /// <summary>The keys of tags to remove.</summary>
    public IReadOnlyList<string> RemovedTags { get; init; } = [];

    /// <summary>The name or ARN of the managed policy that is to bound the user's permissions.</summary>
    public string? PermissionsBoundary { get; init; }

    /// <summary>Whether the permissions boundary is removed.</summary>
    public bool RemovePermissionsBoundary { get; init; }
}
