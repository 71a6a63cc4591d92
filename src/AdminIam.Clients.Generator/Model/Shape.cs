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

    /// <summary>The minimum length or value.</summary>
    public long? Min { get; init; }

    /// <summary>The maximum length or value.</summary>
    public long? Max { get; init; }

    /// <summary>Whether values are secrets.</summary>
    public bool Sensitive { get; init; }

    /// <summary>For an exception, the error code that the service sends.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>
    /// For an exception that the model declares retryable, whether it reports throttling; otherwise null.
    /// </summary>
    public bool? RetryableAsThrottling { get; init; }

    /// <summary>Whether the shape is an error that an operation may return.</summary>
    public bool IsException => ErrorCode is not null;
}
