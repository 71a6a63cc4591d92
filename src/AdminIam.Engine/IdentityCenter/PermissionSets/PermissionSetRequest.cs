using AdminIam.Engine.Iam.Policies.Documents;

namespace AdminIam.Engine.IdentityCenter.PermissionSets;

/// <summary>The requested settings of a permission set. What is <see langword="null"/> was not specified, and is not
/// changed on an existing permission set.</summary>
public sealed record PermissionSetRequest
{
    /// <summary>The name, or for changes the name or ARN.</summary>
    public required string Name { get; init; }

    /// <summary>The names or ARNs of AWS managed policies.</summary>
    public IReadOnlyList<string>? Policies { get; init; }

    /// <summary>The paths and names of customer managed policies.</summary>
    public IReadOnlyList<string>? CustomerPolicies { get; init; }

    /// <summary>The inline policy.</summary>
    public PolicySource? InlinePolicy { get; init; }

    /// <summary>Whether to delete the inline policy.</summary>
    public bool RemoveInlinePolicy { get; init; }

    /// <summary>The permissions boundary: the name or ARN of an AWS managed policy, or the path and name of a customer
    /// managed policy, which starts with a slash.</summary>
    public string? PermissionsBoundary { get; init; }

    /// <summary>Whether to delete the permissions boundary.</summary>
    public bool RemovePermissionsBoundary { get; init; }

    /// <summary>The description.</summary>
    public string? Description { get; init; }

    /// <summary>The duration of sessions.</summary>
    public TimeSpan? SessionDuration { get; init; }

    /// <summary>The relay state; empty to delete it.</summary>
    public string? RelayState { get; init; }

    /// <summary>The tags to set.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Tags { get; init; } = [];

    /// <summary>The keys of the tags to remove.</summary>
    public IReadOnlyList<string> RemovedTags { get; init; } = [];

    /// <summary>Whether the policies become exactly the requested ones, so that all others are removed.</summary>
    public bool Exact { get; init; }

    /// <summary>Whether to accept and update an existing permission set.</summary>
    public bool Ensure { get; init; }

    /// <summary>Whether policies of any kind are specified, or explicitly none.</summary>
    public bool NamesPolicies => Policies is not null || CustomerPolicies is not null || InlinePolicy is not null;
}
