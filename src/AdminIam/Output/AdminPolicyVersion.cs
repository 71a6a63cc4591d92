using System.Management.Automation;
using AdminIam.Engine.Iam.Policies;
using AdminIam.Input;

namespace AdminIam;

/// <summary>A version of a managed policy.</summary>
[Service(ObjectService.Iam)]
public sealed class AdminPolicyVersion
{
    internal AdminPolicyVersion(PolicyVersionRecord record)
    {
        PolicyName = record.PolicyName;
        PolicyArn = record.PolicyArn;
        VersionId = record.VersionId;
        IsDefault = record.IsDefault;
        CreateDate = record.CreateDate;
        Document = record.Document;
    }

    /// <summary>The name of the policy.</summary>
    public string PolicyName { get; }

    /// <summary>The ID of the version, such as v2.</summary>
    public string VersionId { get; }

    /// <summary>Whether this is the default version, which is in force.</summary>
    public bool IsDefault { get; }

    /// <summary>The creation date of the version, in UTC.</summary>
    public DateTime? CreateDate { get; }

    /// <summary>The ARN of the policy.</summary>
    public string PolicyArn { get; }

    /// <summary>The JSON of the version; empty unless it was requested.</summary>
    public string? Document { get; }

    /// <summary>The document as an object with the properties Version and Statement.</summary>
    public PSObject? DocumentObject => Document is null ? null : PolicyObjects.FromJson(Document);

    /// <summary>Returns the ID of the version.</summary>
    public override string ToString() => VersionId;
}
