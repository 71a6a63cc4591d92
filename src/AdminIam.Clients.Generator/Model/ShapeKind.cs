namespace AdminIam.Clients.Generator.Model;

/// <summary>The kinds of shapes a service model may hold.</summary>
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
}
