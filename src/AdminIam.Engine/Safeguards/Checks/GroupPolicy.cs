namespace AdminIam.Engine.Safeguards.Checks;

/// <summary>A policy of a group.</summary>
/// <param name="Name">The name.</param>
/// <param name="Document">The decoded document.</param>
/// <param name="IsInline">Whether it is an inline policy.</param>
internal sealed record GroupPolicy(string Name, string Document, bool IsInline);
