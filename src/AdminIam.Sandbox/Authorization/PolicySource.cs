namespace AdminIam.Sandbox.Authorization;

/// <summary>
/// A policy and where it comes from: its id and the kind of its source, as a simulation reports them.
/// </summary>
internal sealed record PolicySource(string Id, string Type, string Document);
