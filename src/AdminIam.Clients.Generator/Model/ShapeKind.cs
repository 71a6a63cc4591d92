namespace AdminIam.Clients.Generator.Model;

/// <summary>The kinds of shapes that a service model may contain.</summary>
internal enum ShapeKind
{
    Structure,
    List,
    Map,
    String,
    Enum,
    Integer,
    Boolean,
    Timestamp,
    Blob,

    /// <summary>Any JSON value.</summary>
    Document,
}
