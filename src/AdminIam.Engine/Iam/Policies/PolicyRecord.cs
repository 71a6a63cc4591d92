using AdminIam.Engine.Common;

namespace AdminIam.Engine.Iam.Policies;

/// <summary>A managed policy.</summary>
public sealed record PolicyRecord
{
    /// <summary>The name.</summary>
    public required string PolicyName { get; init; }

    /// <summary>The ARN, which policies are attached by.</summary>
    public required string Arn { get; init; }

    /// <summary>The unique id.</summary>
    public string? PolicyId { get; init; }

    /// <summary>The path.</summary>
    public string? Path { get; init; }

    /// <summary>What it is for; AWS tells it for single policies only, not in lists.</summary>
    public string? Description { get; init; }

    /// <summary>The version in force.</summary>
    public string? DefaultVersionId { get; init; }

    /// <summary>How many users, groups and roles have it attached; <see langword="null"/> where that was not read.</summary>
    public int? AttachmentCount { get; init; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTime? CreateDate { get; init; }

    /// <summary>When it was last changed, in UTC.</summary>
    public DateTime? UpdateDate { get; init; }

    /// <summary>The JSON of the version in force, where it was asked for.</summary>
    public string? Document { get; init; }

    /// <summary>What this run did to it, if it was to do something.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>What was changed, where the policy existed: <c>document: v1 -> v2</c>.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    /// <summary>Whether AWS keeps it.</summary>
    public bool IsAwsManaged => Arn.Split(':') is { Length: > 4 } fields && fields[4] == "aws";

    /// <summary>Whether it is on AWS's list of managed policies for job functions.</summary>
    /// <remarks>The path /job-function/ has most of them; three of the list are at the root, and are known by name.</remarks>
    public bool IsJobFunction => IsAwsManaged
        && (Path == "/job-function/" || PolicyName is "AdministratorAccess" or "PowerUserAccess" or "SecurityAudit");
}
