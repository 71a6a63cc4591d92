using AdminIam.Engine.Common.Names;
using AdminIam.Engine.IdentityCenter.Directory;

namespace AdminIam.Engine.IdentityCenter.Removal;

/// <summary>What is removed with a user.</summary>
/// <param name="User">The user.</param>
/// <param name="Assignments">The assignments of the user, without those of the user's groups.</param>
public sealed record IdentityUserRemoval(DirectoryUser User, IReadOnlyList<PrincipalAssignment> Assignments)
{
    /// <summary>The names of the user's groups; empty if they were not read.</summary>
    public IReadOnlyList<string> GroupNames { get; init; } = [];

    /// <summary>The memberships of the user.</summary>
    internal IReadOnlyList<Membership> Memberships { get; init; } = [];

    /// <summary>Returns what is removed, for prompts.</summary>
    public string Describe()
    {
        var steps = new List<string> { "Delete user" };
        if (Assignments.Count > 0)
        {
            steps.Add(
                $"delete {CountText.Of(Assignments.Count, "assignment")}: "
                + string.Join(", ", Assignments.Select(one => one.ToString())));
        }

        if (GroupNames.Count > 0)
            steps.Add($"remove from {CountText.Of(GroupNames.Count, "group")}: {string.Join(", ", GroupNames)}");
        return string.Join("; ", steps);
    }
}
