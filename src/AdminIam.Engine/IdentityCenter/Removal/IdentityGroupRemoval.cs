using AdminIam.Engine.Common.Names;
using AdminIam.Engine.IdentityCenter.Directory;

namespace AdminIam.Engine.IdentityCenter.Removal;

/// <summary>What is removed with a group.</summary>
/// <param name="Group">The group.</param>
/// <param name="Assignments">The assignments of the group.</param>
public sealed record IdentityGroupRemoval(DirectoryGroup Group, IReadOnlyList<PrincipalAssignment> Assignments)
{
    /// <summary>The number of members; <see langword="null"/> if it was not read, or exceeds 1,000.</summary>
    public int? MemberCount { get; init; }

    /// <summary>Returns what is removed, for prompts.</summary>
    public string Describe()
    {
        var steps = new List<string> { "Delete group" };
        if (Assignments.Count > 0)
        {
            steps.Add(
                $"delete {CountText.Of(Assignments.Count, "assignment")}: "
                + NameListText.Of([.. Assignments.Select(one => one.ToString())]));
        }

        if (MemberCount != 0)
        {
            steps.Add(MemberCount is { } count
                ? $"remove {CountText.Of(count, "member")}"
                : "remove more than 1,000 members");
        }

        return string.Join("; ", steps);
    }
}
