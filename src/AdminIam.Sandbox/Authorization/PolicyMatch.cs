namespace AdminIam.Sandbox.Authorization;

/// <summary>A statement that matches a request.</summary>
internal sealed record PolicyMatch(PolicySource Source, int Statement, bool Allows);
