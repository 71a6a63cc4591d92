using AdminIam.Clients.Generator.Model;
using AdminIam.Clients.Generator.Naming;

namespace AdminIam.Clients.Generator.Protocols.Json;

/// <summary>The names of the runtime's methods that write and read values.</summary>
internal static class JsonKinds
{
    /// <summary>The prefix of the name of a collection's method, which is the kind of its elements.</summary>
    public static string PrefixOf(ServiceContext service, Shape collection) =>
        service.ElementOf(collection).Kind == ShapeKind.Structure ? "Structure" : "";

    public static string NameOf(Shape shape) => shape.Kind switch
    {
        ShapeKind.String or ShapeKind.Enum => "Text",
        ShapeKind.Integer => "Integer",
        ShapeKind.Boolean => "Boolean",
        ShapeKind.Timestamp => "Timestamp",
        ShapeKind.Blob => "Blob",
        ShapeKind.Document => "Document",
        _ => throw new ModelException($"shape {shape.Name} is of the kind {shape.Kind}, which is not a JSON value"),
    };
}
