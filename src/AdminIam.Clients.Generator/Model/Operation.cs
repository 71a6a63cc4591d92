namespace AdminIam.Clients.Generator.Model;

/// <summary>An operation of the service. An input or output that is null has no members.</summary>
internal sealed record Operation(
    string Name,
    Shape? Input,
    Shape? Output,
    string? ResultWrapper,
    IReadOnlyList<Shape> Errors,
    Pagination? Pagination);
