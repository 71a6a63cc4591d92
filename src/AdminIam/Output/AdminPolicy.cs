using System.Management.Automation;
using AdminIam.Engine.Common;
using AdminIam.Engine.Iam.Policies;
using AdminIam.Input;

namespace AdminIam;

/// <summary>A managed policy.</summary>
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

    /// <summary>Whether AWS keeps it; the others are the account's own.</summary>
    public bool IsAwsManaged { get; }

    /// <summary>How many users, groups and roles have it; empty where that was not read.</summary>
    public int? AttachmentCount { get; }

    /// <summary>The path; AWS keeps some job functions under /job-function/.</summary>
    public string? Path { get; }

    /// <summary>What it is for; told for a single policy only.</summary>
    public string? Description { get; }

    /// <summary>The version in force.</summary>
    public string? DefaultVersionId { get; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTime? CreateDate { get; }

    /// <summary>When it was last changed, in UTC.</summary>
    public DateTime? UpdateDate { get; }

    /// <summary>The ARN.</summary>
    public string Arn { get; }

    /// <summary>The unique id.</summary>
    public string? PolicyId { get; }

    /// <summary>The JSON of the version in force; told where it was asked for or just set.</summary>
    public string? Document { get; }

    /// <summary>The same as an object, with the properties Version and Statement.</summary>
    public PSObject? DocumentObject => Document is null ? null : PolicyObjects.FromJson(Document);

    /// <summary>What the command did: Created, Updated, Unchanged, or WhatIf.</summary>
    public string? Outcome { get; }

    /// <summary>What was changed of a policy that existed, such as "document: v1 -> v2".</summary>
    public string[] Change { get; }

    /// <summary>The ARN, which every -Policy parameter accepts.</summary>
    public override string ToString() => Arn;
}
