namespace AdminIam.Sandbox.Authorization;

/// <summary>A statement that is about a request.</summary>
internal sealed record PolicyMatch(PolicySource Source, int Statement, bool Allows);
