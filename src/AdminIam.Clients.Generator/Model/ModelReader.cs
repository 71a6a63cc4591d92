using System.Text.Json;

namespace AdminIam.Clients.Generator.Model;

/// <summary>Reads a service model and checks that every name in it is defined.</summary>
internal static class ModelReader
{
    public static ServiceModel Read(string text)
    {
        using var document = Json.Parse(text);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
            throw new ModelException("it is not a JSON object");
        const string where = "the model";
        Json.AllowOnly(root, where, "metadata", "operations", "shapes", "pagination");
        var shapes = ShapeReader.ReadAll(Json.Required(root, "shapes", JsonValueKind.Object, where));
        var pagination = Json.Optional(root, "pagination", JsonValueKind.Object, where);
        var operations = Json.Required(root, "operations", JsonValueKind.Object, where)
            .EnumerateObject()
            .Select(o => ReadOperation(o.Name, o.Value, shapes, pagination))
            .ToList();
        CheckPagination(operations, pagination);
        return new ServiceModel(
            MetadataReader.Read(Json.Required(root, "metadata", JsonValueKind.Object, where)), operations, shapes);
    }

    private static Operation ReadOperation(
        string name, JsonElement json, IReadOnlyDictionary<string, Shape> shapes, JsonElement? pagination)
    {
        var where = $"operation {name}";
        Json.AllowOnly(json, where, "name", "http", "input", "output", "errors", "readonly", "idempotent");
        var output = Json.Optional(json, "output", JsonValueKind.Object, where);
        var errors = Json.Optional(json, "errors", JsonValueKind.Array, where);
        return new Operation(
            name,
            ReadReference(Json.Optional(json, "input", JsonValueKind.Object, where), shapes, where),
            ReadReference(output, shapes, where),
            output is { } o ? Json.OptionalText(o, "resultWrapper", where) : null,
            [.. (errors?.EnumerateArray().ToArray() ?? []).Select(e => ReadError(e, shapes, where))],
            ReadPagination(name, pagination));
    }

    private static Shape? ReadReference(JsonElement? json, IReadOnlyDictionary<string, Shape> shapes, string where)
    {
        if (json is not { } reference)
            return null;
        var shape = Find(shapes, Json.Text(reference, "shape", where), where);
        return shape.Kind == ShapeKind.Structure
            ? shape
            : throw new ModelException($"{where} takes or returns '{shape.Name}', which is not a structure");
    }

    private static Shape ReadError(JsonElement json, IReadOnlyDictionary<string, Shape> shapes, string where)
    {
        var shape = Find(shapes, Json.Text(json, "shape", where), where);
        return shape.IsException
            ? shape
            : throw new ModelException($"{where} throws '{shape.Name}', which is not an exception");
    }

    private static Shape Find(IReadOnlyDictionary<string, Shape> shapes, string name, string where) =>
        shapes.TryGetValue(name, out var shape)
            ? shape
            : throw new ModelException($"{where} refers to '{name}', which is not a shape");

    private static Pagination? ReadPagination(string operation, JsonElement? all)
    {
        if (all is not { } paginators || !paginators.TryGetProperty(operation, out var json))
            return null;
        var where = $"the pagination of {operation}";
        Json.AllowOnly(
            json,
            where,
            "input_token",
            "output_token",
            "limit_key",
            "more_results",
            "result_key",
            "non_aggregate_keys");
        return new Pagination(
            Json.Text(json, "input_token", where),
            Json.Text(json, "output_token", where),
            Json.OptionalText(json, "limit_key", where),
            Json.OptionalText(json, "more_results", where),
            json.TryGetProperty("result_key", out var keys) && keys.ValueKind == JsonValueKind.Array
                ? Json.Texts(keys, where)
                : [Json.Text(json, "result_key", where)]);
    }

    private static void CheckPagination(IReadOnlyList<Operation> operations, JsonElement? pagination)
    {
        foreach (var name in pagination?.EnumerateObject().Select(p => p.Name) ?? [])
        {
            if (operations.All(o => o.Name != name))
                throw new ModelException($"there is pagination for '{name}', which is not an operation");
        }

        foreach (var operation in operations)
        {
            if (operation.Pagination is not { } pages)
                continue;
            string?[] input = [pages.InputToken, pages.LimitKey];
            string?[] output = [pages.OutputToken, pages.MoreResults, .. pages.ResultKeys];
            if ((MissingFrom(operation.Input, input) ?? MissingFrom(operation.Output, output)) is { } missing)
            {
                throw new ModelException(
                    $"the pagination of {operation.Name} names '{missing}', which is not a member");
            }
        }
    }

    private static string? MissingFrom(Shape? structure, IEnumerable<string?> names) =>
        names.FirstOrDefault(n => n is not null && structure?.Members.Any(m => m.Name == n) != true);
}
