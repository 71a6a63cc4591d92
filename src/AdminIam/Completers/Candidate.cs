namespace AdminIam.Completers;

/// <summary>A value that completion offers.</summary>
/// <param name="Text">The value, not quoted.</param>
/// <param name="Description">The tooltip of the value.</param>
/// <param name="Rank">The position of the value: lower values come first, and values of equal rank are sorted by
/// text.</param>
internal sealed record Candidate(string Text, string? Description = null, int Rank = 0)
{
    /// <summary>The text in the menu, if it differs from the value.</summary>
    public string ListText { get; init; } = Text;
}
