using AdminIam.Engine.Iam.Policies.Documents;

namespace AdminIam.Engine.Iam.Policies;

/// <summary>The settings that a customer managed policy is to have.</summary>
public sealed record PolicyRequest
{
    /// <summary>The policy's name.</summary>
    public required string PolicyName { get; init; }

    /// <summary>Its document.</summary>
    public required PolicySource Document { get; init; }

    /// <summary>Its path, or <see langword="null"/> for <c>/</c> or the path that an existing policy has. IAM cannot change it
    /// afterwards.</summary>
    public string? Path { get; init; }

    /// <summary>What it is for, or <see langword="null"/> where that is not asked for. IAM cannot change it afterwards.</summary>
    public string? Description { get; init; }

    /// <summary>What a new policy is for, where <see cref="Description"/> is not asked for.</summary>
    public string? DefaultDescription { get; init; }

    /// <summary>Accept a policy that exists, and give it the document if it has another.</summary>
    public bool Ensure { get; init; }
}
