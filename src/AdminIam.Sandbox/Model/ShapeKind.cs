namespace AdminIam.Sandbox.Model;

internal enum ShapeKind
{
    Structure,
    List,
    Map,
    String,
    Integer,
    Boolean,
    Timestamp,
    Blob,
    Document,
}
