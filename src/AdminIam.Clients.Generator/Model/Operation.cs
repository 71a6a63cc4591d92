namespace AdminIam.Clients.Generator.Model;

/// <summary>An operation of the service; a null input or output is an empty one.</summary>
internal sealed record Operation(
    string Name,
    Shape? Input,
    Shape? Output,
    string? ResultWrapper,
    IReadOnlyList<Shape> Errors,
    Pagination? Pagination);
