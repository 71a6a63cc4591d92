using AdminIam.Engine.Common;

namespace AdminIam.Engine.Iam.Policies;

/// <summary>A managed policy.</summary>
public sealed record PolicyRecord
{
    /// <summary>The name.</summary>
    public required string PolicyName { get; init; }

    /// <summary>The ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>The unique ID.</summary>
    public string? PolicyId { get; init; }

    /// <summary>The path.</summary>
    public string? Path { get; init; }

    /// <summary>The description, which lists of policies do not contain.</summary>
    public string? Description { get; init; }

    /// <summary>The ID of the default version.</summary>
    public string? DefaultVersionId { get; init; }

    /// <summary>The number of users, groups and roles to which it is attached; <see langword="null"/> if it was not
    /// read.</summary>
    public int? AttachmentCount { get; init; }

    /// <summary>The creation date, in UTC.</summary>
    public DateTime? CreateDate { get; init; }

    /// <summary>When the policy was last updated, in UTC.</summary>
    public DateTime? UpdateDate { get; init; }

    /// <summary>The JSON of the default version, if requested.</summary>
    public string? Document { get; init; }

    /// <summary>The outcome, if the command changes policies.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>The changes to an existing policy, such as <c>document: v1 -> v2</c>.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    /// <summary>Whether the policy is AWS managed.</summary>
    public bool IsAwsManaged => Arn.Split(':') is { Length: > 4 } fields && fields[4] == "aws";

    /// <summary>Whether it is an AWS managed policy of a service-linked role, which AWS attaches to nothing
    /// else.</summary>
    public bool IsForServiceLinkedRole =>
        IsAwsManaged && Path?.StartsWith("/aws-service-role/", StringComparison.Ordinal) == true;

    /// <summary>Whether it is an AWS managed policy for a job function.</summary>
    /// <remarks>Most of them have the path /job-function/. The other three are identified by name.</remarks>
    public bool IsJobFunction => IsAwsManaged
        && (Path == "/job-function/" || PolicyName is "AdministratorAccess" or "PowerUserAccess" or "SecurityAudit");
}
