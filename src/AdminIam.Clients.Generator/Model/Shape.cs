namespace AdminIam.Clients.Generator.Model;

/// <summary>A type of the service model.</summary>
internal sealed record Shape(string Name, ShapeKind Kind)
{
    /// <summary>The members of a structure, in the model's order.</summary>
    public IReadOnlyList<Member> Members { get; init; } = [];

    /// <summary>The shape of a list's elements or of a map's values.</summary>
    public string? Element { get; init; }

    /// <summary>The values of an enumeration.</summary>
    public IReadOnlyList<string> EnumValues { get; init; } = [];

    /// <summary>The smallest length or value.</summary>
    public long? Min { get; init; }

    /// <summary>The greatest length or value.</summary>
    public long? Max { get; init; }

    /// <summary>Whether values are secrets.</summary>
    public bool Sensitive { get; init; }

    /// <summary>For an exception, the error code that the service sends.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>Whether the shape is an error that an operation may answer.</summary>
    public bool IsException => ErrorCode is not null;
}
