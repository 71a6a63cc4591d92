using AdminIam.Engine.Common;
using AdminIam.Engine.IdentityCenter.Directory;

namespace AdminIam.Engine.IdentityCenter.Groups;

/// <summary>A group of IAM Identity Center, and what a command did with it.</summary>
/// <param name="Group">The group.</param>
public sealed record IdentityGroupRecord(DirectoryGroup Group)
{
    /// <summary>The number of members; <see langword="null"/> if it was not read, or exceeds the maximum that is
    /// counted.</summary>
    public int? MemberCount { get; init; }

    /// <summary>The outcome, if the command changes groups.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>The changes to an existing group, such as <c>description: (none) -> Operations</c>.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];
}
