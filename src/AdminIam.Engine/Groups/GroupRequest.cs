namespace AdminIam.Engine.Groups;

/// <summary>A group as it should be.</summary>
public sealed record GroupRequest
{
    /// <summary>The group's name.</summary>
    public required string GroupName { get; init; }

    /// <summary>Names or ARNs of the managed policies it should have.</summary>
    public IReadOnlyList<string> Policies { get; init; } = [];

    /// <summary>Its path, or <see langword="null"/> for <c>/</c>.</summary>
    public string? Path { get; init; }

    /// <summary>Accept a group that exists and add only what is missing.</summary>
    public bool Ensure { get; init; }
}
