using AdminIam.Engine.Common;
using AdminIam.Engine.IdentityCenter.Groups;
using AdminIam.Input;

namespace AdminIam;

/// <summary>A group of IAM Identity Center.</summary>
[Service(ObjectService.IdentityCenter)]
public sealed class AdminIdentityGroup
{
    internal AdminIdentityGroup(IdentityGroupRecord record, Outcome? outcome = null)
    {
        var group = record.Group;
        GroupName = group.GroupName;
        GroupId = group.GroupId;
        Description = group.Description;
        MemberCount = record.MemberCount;
        IsExternal = group.IsExternal;
        ExternalIssuer = [.. group.ExternalIssuers];
        CreateDate = group.CreateDate;
        CreatedBy = group.CreatedBy;
        Outcome = (outcome ?? record.Outcome)?.ToString();
        Change = [.. record.Changes];
    }

    internal AdminIdentityGroup(string groupName, string? description)
    {
        GroupName = groupName;
        Description = description;
        Outcome = nameof(Engine.Common.Outcome.WhatIf);
        ExternalIssuer = [];
        Change = [];
    }

    /// <summary>The name, which the AWS API calls the display name.</summary>
    public string GroupName { get; }

    /// <summary>The description.</summary>
    public string? Description { get; }

    /// <summary>The number of users in the group; empty unless the group was read by its name, or if it has more than
    /// 1,000.</summary>
    public int? MemberCount { get; }

    /// <summary>The unique ID.</summary>
    public string? GroupId { get; }

    /// <summary>Whether an external directory owns the group; empty if the group does not exist yet.</summary>
    public bool? IsExternal { get; }

    /// <summary>The external directories that gave the group an ID.</summary>
    public string[] ExternalIssuer { get; }

    /// <summary>The creation date, in UTC.</summary>
    public DateTime? CreateDate { get; }

    /// <summary>Who created the group.</summary>
    public string? CreatedBy { get; }

    /// <summary>The outcome of the command: Created, Updated, Unchanged or WhatIf.</summary>
    public string? Outcome { get; }

    /// <summary>The changes to an existing group, such as "description: (none) -> Operations".</summary>
    public string[] Change { get; }

    /// <summary>The name.</summary>
    public override string ToString() => GroupName;
}
