namespace AdminIam.Clients.Generator.Model;

/// <summary>A member of a structure: its name on the wire, its shape's name, and whether it must be sent.</summary>
internal sealed record Member(string Name, string Shape, bool Required);
