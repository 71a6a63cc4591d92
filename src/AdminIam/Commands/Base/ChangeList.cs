namespace AdminIam.Commands;

/// <summary>Describes for -WhatIf and -Confirm what -Ensure would change on an existing resource.</summary>
internal static class ChangeList
{
    /// <summary>Returns the changes as one text.</summary>
    /// <param name="noun">The kind of resource, such as <c>user</c>.</param>
    /// <param name="changes">The changes; an empty list means that nothing would change.</param>
    public static string Describe(string noun, IReadOnlyCollection<string> changes) =>
        changes.Count == 0 ? "No changes" : $"Update {noun}: {string.Join("; ", changes)}";
}
