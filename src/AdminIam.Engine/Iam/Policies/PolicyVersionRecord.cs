namespace AdminIam.Engine.Iam.Policies;

/// <summary>One version of a managed policy.</summary>
public sealed record PolicyVersionRecord
{
    /// <summary>The name of the policy.</summary>
    public required string PolicyName { get; init; }

    /// <summary>The ARN of the policy.</summary>
    public required string PolicyArn { get; init; }

    /// <summary>The ID of the version, such as <c>v2</c>.</summary>
    public required string VersionId { get; init; }

    /// <summary>Whether this is the version that is in force.</summary>
    public bool IsDefault { get; init; }

    /// <summary>When the version was created, in UTC.</summary>
    public DateTime? CreateDate { get; init; }

    /// <summary>The JSON of the version, if it was read.</summary>
    public string? Document { get; init; }
}
