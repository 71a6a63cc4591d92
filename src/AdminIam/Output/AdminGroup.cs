using AdminIam.Engine.Common;
using AdminIam.Engine.Iam.Groups;
using AdminIam.Input;

namespace AdminIam;

/// <summary>An IAM group and the managed policies attached to it.</summary>
[Service(ObjectService.Iam)]
public sealed class AdminGroup
{
    internal AdminGroup(GroupRecord record, Outcome? outcome = null)
    {
        GroupName = record.GroupName;
        GroupId = record.GroupId;
        Arn = record.Arn;
        Path = record.Path;
        CreateDate = record.CreateDate;
        Policy = [.. record.PolicyNames];
        MemberCount = record.MemberCount;
        Outcome = (outcome ?? record.Outcome)?.ToString();
        Change = [.. record.Changes];
    }

    internal AdminGroup(string groupName, IEnumerable<string>? policies, string? path)
    {
        GroupName = groupName;
        Policy = [.. policies ?? []];
        Path = path ?? "/";
        Outcome = nameof(Engine.Common.Outcome.WhatIf);
        Change = [];
    }

    /// <summary>The name.</summary>
    public string GroupName { get; }

    /// <summary>The names of the attached managed policies.</summary>
    public string[] Policy { get; }

    /// <summary>The number of users in the group; empty unless the group was read by its name, or if it has more than
    /// 1,000.</summary>
    public int? MemberCount { get; }

    /// <summary>The path.</summary>
    public string Path { get; }

    /// <summary>The creation date, in UTC.</summary>
    public DateTime? CreateDate { get; }

    /// <summary>The ARN.</summary>
    public string? Arn { get; }

    /// <summary>The unique ID.</summary>
    public string? GroupId { get; }

    /// <summary>The outcome of the command: Created, Updated, Unchanged or WhatIf.</summary>
    public string? Outcome { get; }

    /// <summary>The changes to an existing group, such as "path: / -> /admins/" and "policy attached:
    /// Billing".</summary>
    public string[] Change { get; }

    /// <summary>The name.</summary>
    public override string ToString() => GroupName;
}
