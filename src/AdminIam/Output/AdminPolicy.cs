using System.Management.Automation;
using AdminIam.Engine.Common;
using AdminIam.Engine.Iam.Policies;
using AdminIam.Input;

namespace AdminIam;

/// <summary>A managed policy.</summary>
[Service(ObjectService.Iam, IsReferable = true)]
public sealed class AdminPolicy
{
    internal AdminPolicy(PolicyRecord record, Outcome? outcome = null)
    {
        Outcome = (outcome ?? record.Outcome)?.ToString();
        Change = [.. record.Changes];
        Document = record.Document;
        PolicyName = record.PolicyName;
        Arn = record.Arn;
        PolicyId = record.PolicyId;
        Path = record.Path;
        Description = record.Description;
        IsAwsManaged = record.IsAwsManaged;
        DefaultVersionId = record.DefaultVersionId;
        AttachmentCount = record.AttachmentCount;
        CreateDate = record.CreateDate;
        UpdateDate = record.UpdateDate;
    }

    /// <summary>The name.</summary>
    public string PolicyName { get; }

    /// <summary>Whether the policy is AWS managed; otherwise it is customer managed.</summary>
    public bool IsAwsManaged { get; }

    /// <summary>The number of users, groups and roles that the policy is attached to; empty if it was not
    /// read.</summary>
    public int? AttachmentCount { get; }

    /// <summary>The path. Some AWS managed policies for job functions have the path /job-function/.</summary>
    public string? Path { get; }

    /// <summary>The description; empty in lists of policies.</summary>
    public string? Description { get; }

    /// <summary>The ID of the default version.</summary>
    public string? DefaultVersionId { get; }

    /// <summary>The creation date, in UTC.</summary>
    public DateTime? CreateDate { get; }

    /// <summary>When the policy was last updated, in UTC.</summary>
    public DateTime? UpdateDate { get; }

    /// <summary>The ARN.</summary>
    public string Arn { get; }

    /// <summary>The unique ID.</summary>
    public string? PolicyId { get; }

    /// <summary>The JSON of the default version; empty unless it was requested or just set.</summary>
    public string? Document { get; }

    /// <summary>The document as an object with the properties Version and Statement.</summary>
    public PSObject? DocumentObject => Document is null ? null : PolicyObjects.FromJson(Document);

    /// <summary>The outcome of the command: Created, Updated, Unchanged or WhatIf.</summary>
    public string? Outcome { get; }

    /// <summary>The changes to an existing policy, such as "document: v1 -> v2".</summary>
    public string[] Change { get; }

    /// <summary>Returns the ARN, which every -Policy parameter accepts.</summary>
    public override string ToString() => Arn;
}
