namespace AdminIam.Commands;

/// <summary>Writes for -WhatIf and -Confirm what -Ensure would change of something that exists.</summary>
internal static class ChangeList
{
    /// <summary>The changes in one text.</summary>
    /// <param name="noun">What is changed, such as <c>user</c>.</param>
    /// <param name="changes">The changes; without one, nothing is to be changed.</param>
    public static string Describe(string noun, IReadOnlyCollection<string> changes) =>
        changes.Count == 0 ? "Nothing to change" : $"Update {noun}: {string.Join("; ", changes)}";
}
