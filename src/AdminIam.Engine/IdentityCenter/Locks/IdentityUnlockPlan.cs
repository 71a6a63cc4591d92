using AdminIam.Engine.IdentityCenter.Directory;

namespace AdminIam.Engine.IdentityCenter.Locks;

/// <summary>What an unlock restores.</summary>
/// <param name="User">The user.</param>
/// <param name="Groups">The groups that the user is not in any more.</param>
/// <param name="Assignments">The assignments that do not exist any more.</param>
/// <param name="Lost">What cannot be restored, because its group or permission set was deleted.</param>
public sealed record IdentityUnlockPlan(
    DirectoryUser User, IReadOnlyList<DirectoryGroup> Groups, IReadOnlyList<LockedAssignment> Assignments,
    IReadOnlyList<string> Lost)
{
    /// <summary>Whether nothing is missing.</summary>
    public bool IsEmpty => Groups.Count + Assignments.Count == 0;

    /// <summary>Returns the actions, for prompts.</summary>
    public string Describe()
    {
        var steps = new List<string>();
        if (Groups.Count > 0)
            steps.Add($"add to group {string.Join(", ", Groups.Select(group => group.GroupName))}");
        if (Assignments.Count > 0)
            steps.Add($"assign {string.Join(", ", Assignments)}");
        if (steps.Count == 0)
            steps.Add("change nothing, because nothing is missing that can be restored");
        var text = string.Join("; ", steps.Concat(Lost.Select(one => $"not restored: {one}")));
        return char.ToUpperInvariant(text[0]) + text.Substring(1);
    }
}
