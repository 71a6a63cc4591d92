using AdminIam.Engine.Common.Names;

namespace AdminIam.Engine.Iam.DirectPolicies;

/// <summary>The result of moving the policies of a user to a group.</summary>
/// <param name="UserName">The user.</param>
/// <param name="PolicyNames">The policies that the user had; empty if there were none.</param>
/// <param name="GroupName">The group that has the policies; <see langword="null"/> if groups of the user already had
/// all of them.</param>
/// <param name="IsNewGroup">Whether the group was created.</param>
internal sealed record MovedPolicies(
    string UserName, IReadOnlyList<string> PolicyNames, string? GroupName, bool IsNewGroup)
{
    /// <summary>Returns what was done, as a sentence.</summary>
    public override string ToString()
    {
        if (PolicyNames.Count == 0)
            return $"'{UserName}' has no policies of its own any more.";
        var policies = $"{CountText.Of(PolicyNames.Count, "policy")} of '{UserName}' "
            + $"({NameListText.Of(PolicyNames)}) {(PolicyNames.Count == 1 ? "was" : "were")}";
        return GroupName is null
            ? $"{policies} removed from the user, whose groups have the same policies."
            : $"{policies} moved to the {(IsNewGroup ? "new " : string.Empty)}group '{GroupName}'.";
    }
}
