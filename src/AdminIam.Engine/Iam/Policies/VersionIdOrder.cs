namespace AdminIam.Engine.Iam.Policies;

/// <summary>Orders the IDs of policy versions by age: v1, v2 ... v12. The dates of two versions can be equal.</summary>
internal sealed class VersionIdOrder : IComparer<string>
{
    /// <summary>The order, oldest first.</summary>
    public static VersionIdOrder OldestFirst { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        var byLength = (x?.Length ?? 0).CompareTo(y?.Length ?? 0);
        return byLength != 0 ? byLength : string.CompareOrdinal(x, y);
    }
}
