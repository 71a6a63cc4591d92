using AdminIam.Engine.Common;
using AdminIam.Engine.Iam.Roles;
using AdminIam.Input;

namespace AdminIam;

/// <summary>A service-linked role.</summary>
[Service(ObjectService.Iam)]
public sealed class AdminRole
{
    internal AdminRole(RoleRecord record, string serviceName, Outcome? outcome = null)
    {
        RoleName = record.RoleName;
        ServiceName = serviceName;
        Arn = record.Arn;
        RoleId = record.RoleId;
        Path = record.Path;
        LastUsedDate = record.LastUsedDate;
        LastUsedRegion = record.LastUsedRegion;
        Description = record.Description;
        CreateDate = record.CreateDate;
        Outcome = (outcome ?? record.Outcome)?.ToString();
        Change = [.. record.Changes];
    }

    internal AdminRole(RoleRecord record)
        : this(record, record.ServiceName!)
    {
    }

    internal AdminRole(string serviceName, string? description)
    {
        ServiceName = serviceName;
        Path = $"/aws-service-role/{serviceName}/";
        Description = description;
        Outcome = nameof(Engine.Common.Outcome.WhatIf);
    }

    /// <summary>The name, which the service defines.</summary>
    public string? RoleName { get; }

    /// <summary>The service that can assume the role.</summary>
    public string ServiceName { get; }

    /// <summary>The outcome of the command: Created, Updated, Unchanged or WhatIf.</summary>
    public string? Outcome { get; }

    /// <summary>The changes to an existing role, such as "description: none -> For HSMs".</summary>
    public string[] Change { get; } = [];

    /// <summary>The description; empty in lists of roles.</summary>
    public string? Description { get; }

    /// <summary>The path.</summary>
    public string? Path { get; }

    /// <summary>The creation date, in UTC.</summary>
    public DateTime? CreateDate { get; }

    /// <summary>When the service last used the role, in UTC; empty if it did not within the last 400 days, or if it was
    /// not read.</summary>
    public DateTime? LastUsedDate { get; }

    /// <summary>The AWS Region in which the role was last used.</summary>
    public string? LastUsedRegion { get; }

    /// <summary>The ARN.</summary>
    public string? Arn { get; }

    /// <summary>The unique ID.</summary>
    public string? RoleId { get; }

    /// <summary>The name.</summary>
    public override string ToString() => RoleName ?? ServiceName;
}
