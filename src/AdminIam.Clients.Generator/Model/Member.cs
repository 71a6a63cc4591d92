namespace AdminIam.Clients.Generator.Model;

/// <summary>
/// A member of a structure: its name on the wire, the name of its shape, whether it is required, and what to use
/// instead of it if it is deprecated.
/// </summary>
internal sealed record Member(string Name, string Shape, bool Required, string? Deprecation = null);
