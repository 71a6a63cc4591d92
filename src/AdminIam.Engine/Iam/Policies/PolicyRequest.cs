using AdminIam.Engine.Iam.Policies.Documents;

namespace AdminIam.Engine.Iam.Policies;

/// <summary>The requested settings of a customer managed policy.</summary>
public sealed record PolicyRequest
{
    /// <summary>The policy's name.</summary>
    public required string PolicyName { get; init; }

    /// <summary>The document.</summary>
    public required PolicySource Document { get; init; }

    /// <summary>The path, or <see langword="null"/> for <c>/</c> or the path of an existing policy. It cannot be
    /// changed later.</summary>
    public string? Path { get; init; }

    /// <summary>The description, or <see langword="null"/> if it is not specified. It cannot be changed
    /// later.</summary>
    public string? Description { get; init; }

    /// <summary>The description of a new policy if <see cref="Description"/> is not specified.</summary>
    public string? DefaultDescription { get; init; }

    /// <summary>Whether to accept an existing policy and update its document.</summary>
    public bool Ensure { get; init; }
}
