namespace AdminIam.Sandbox.Services;

/// <summary>
/// The answer to a control request: HTTP status, the content to write as JSON, and whether a use was recorded.
/// </summary>
internal sealed record ControlAnswer(int Status, object Content, bool NotesUse)
{
    /// <summary>Whether the state was changed.</summary>
    public bool Changes { get; init; }
}
