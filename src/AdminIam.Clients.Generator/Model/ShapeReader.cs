using System.Text.Json;

namespace AdminIam.Clients.Generator.Model;

/// <summary>Reads the shapes of a service model.</summary>
internal static class ShapeReader
{
    public static IReadOnlyDictionary<string, Shape> ReadAll(JsonElement json)
    {
        var shapes = json.EnumerateObject()
            .Select(s => Read(s.Name, s.Value))
            .ToDictionary(s => s.Name, StringComparer.Ordinal);
        foreach (var shape in shapes.Values)
        {
            foreach (var name in shape.Members.Select(m => m.Shape).Append(shape.Element))
            {
                if (name is not null && !shapes.ContainsKey(name))
                    throw new ModelException($"shape {shape.Name} refers to '{name}', which is not a shape");
            }
        }

        return shapes;
    }

    private static Shape Read(string name, JsonElement json)
    {
        var where = $"shape {name}";
        Json.AllowOnly(
            json, where, "type", "members", "required", "member", "key", "value", "enum", "min", "max", "pattern",
            "sensitive", "box", "exception", "error", "fault", "retryable", "union", "document");
        var shape = new Shape(name, ReadKind(json, where))
        {
            EnumValues = Json.Texts(json, "enum", where),
            Min = Json.OptionalNumber(json, "min", where),
            Max = Json.OptionalNumber(json, "max", where),
            Sensitive = Json.Flag(json, "sensitive", where),
            ErrorCode = ReadErrorCode(name, json, where),
            RetryableAsThrottling = Json.Optional(json, "retryable", JsonValueKind.Object, where) is { } retryable
                ? Json.Flag(retryable, "throttling", $"'retryable' of {where}")
                : null,
        };
        return shape.Kind switch
        {
            ShapeKind.Structure => shape with { Members = ReadMembers(json, where) },
            ShapeKind.List => shape with { Element = ReadReference(json, "member", where) },
            ShapeKind.Map => shape with { Element = ReadReference(json, "value", where) },
            _ => shape,
        };
    }

    private static ShapeKind ReadKind(JsonElement json, string where) => Json.Text(json, "type", where) switch
    {
        "structure" when Json.Flag(json, "document", where) => ShapeKind.Document,
        "structure" => ShapeKind.Structure,
        "list" => ShapeKind.List,
        "map" => ShapeKind.Map,
        "string" when json.TryGetProperty("enum", out _) => ShapeKind.Enum,
        "string" => ShapeKind.String,
        "integer" => ShapeKind.Integer,
        "boolean" => ShapeKind.Boolean,
        "timestamp" => ShapeKind.Timestamp,
        "blob" => ShapeKind.Blob,
        var other => throw new ModelException($"{where} is of type '{other}', which the generator does not know"),
    };

    // An exception without an error trait is sent under its shape's own name.
    private static string? ReadErrorCode(string name, JsonElement json, string where)
    {
        if (!Json.Flag(json, "exception", where))
            return null;
        return Json.Optional(json, "error", JsonValueKind.Object, where) is { } error
            ? Json.Text(error, "code", where)
            : name;
    }

    private static List<Member> ReadMembers(JsonElement json, string where)
    {
        var required = Json.Texts(json, "required", where);
        var members = Json.Required(json, "members", JsonValueKind.Object, where)
            .EnumerateObject()
            .Select(m => ReadMember(m.Name, m.Value, required.Contains(m.Name), $"{m.Name} of {where}"))
            .ToList();
        if (required.FirstOrDefault(r => members.All(m => m.Name != r)) is { } missing)
            throw new ModelException($"{where} requires '{missing}', which is not a member");
        return members;
    }

    // Whether a member is boxed matters to SDKs whose numbers and flags are not nullable.
    private static Member ReadMember(string name, JsonElement json, bool required, string where)
    {
        Json.AllowOnly(json, where, "shape", "box", "deprecated", "deprecatedMessage");
        var deprecation = Json.Flag(json, "deprecated", where)
            ? Json.OptionalText(json, "deprecatedMessage", where) ?? "This member is deprecated."
            : null;
        return new Member(name, Json.Text(json, "shape", where), required, deprecation);
    }

    private static string ReadReference(JsonElement json, string name, string where) =>
        ReadShapeName(Json.Required(json, name, JsonValueKind.Object, where), $"'{name}' of {where}");

    private static string ReadShapeName(JsonElement reference, string where)
    {
        Json.AllowOnly(reference, where, "shape");
        return Json.Text(reference, "shape", where);
    }
}
