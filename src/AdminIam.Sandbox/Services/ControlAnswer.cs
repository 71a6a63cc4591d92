namespace AdminIam.Sandbox.Services;

/// <summary>
/// The answer to a control request: HTTP status, content to be written as JSON, and whether a use was noted.
/// </summary>
internal sealed record ControlAnswer(int Status, object Content, bool NotesUse);
