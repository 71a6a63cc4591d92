using System.Text.Json;
using AdminIam.Clients.Generator.Model;

namespace AdminIam.Clients.Generator.Naming;

/// <summary>Reads a names file.</summary>
internal static class NamesReader
{
    private const string Where = "the names file";

    public static SdkNaming Read(string text)
    {
        using var document = Json.Parse(text);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
            throw new ModelException("it is not a JSON object");
        Json.AllowOnly(
            root, Where, "namespace", "service", "paginators", "defaultRegion", "endpoints", "renames",
            "noArgumentOverloads", "constructors");
        return new SdkNaming(
            Json.Text(root, "namespace", Where),
            Json.Text(root, "service", Where),
            Json.Text(root, "paginators", Where),
            Json.OptionalText(root, "defaultRegion", Where),
            ReadEndpoints(root),
            ReadMap(root, "renames", (renames, name) => Json.Text(renames, name, "the renames")),
            Json.Texts(root, "noArgumentOverloads", Where),
            ReadMap(root, "constructors", (constructors, name) => Json.Texts(constructors, name, "the constructors")));
    }

    private static IReadOnlyList<EndpointRule> ReadEndpoints(JsonElement root) =>
        Json.Optional(root, "endpoints", JsonValueKind.Array, Where) is { } rules
            ? [.. rules.EnumerateArray().Select(ReadEndpoint)]
            : [];

    private static EndpointRule ReadEndpoint(JsonElement json)
    {
        const string where = "an endpoint";
        if (json.ValueKind != JsonValueKind.Object)
            throw new ModelException("an endpoint is not a JSON object");
        Json.AllowOnly(json, where, "partition", "fips", "dualStack", "host", "signingRegion");
        return new EndpointRule(
            Json.Text(json, "partition", where),
            Json.OptionalFlag(json, "fips", where),
            Json.OptionalFlag(json, "dualStack", where),
            Json.Text(json, "host", where),
            Json.OptionalText(json, "signingRegion", where));
    }

    private static Dictionary<string, T> ReadMap<T>(JsonElement root, string name, Func<JsonElement, string, T> read) =>
        Json.Optional(root, name, JsonValueKind.Object, Where) is { } map
            ? map.EnumerateObject().ToDictionary(p => p.Name, p => read(map, p.Name), StringComparer.Ordinal)
            : [];
}
