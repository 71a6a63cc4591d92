using System.Text.Json;
using AdminIam.Clients.Generator.Model;

namespace AdminIam.Clients.Generator.Naming;

/// <summary>Reads a names file.</summary>
internal static class NamesReader
{
    public static ServiceNames Read(string text)
    {
        using var document = Json.Parse(text);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
            throw new ModelException("it is not a JSON object");
        const string where = "the names file";
        Json.AllowOnly(
            root, where, "namespace", "service", "paginators", "renames", "noArgumentOverloads", "constructors");
        return new ServiceNames(
            Json.Text(root, "namespace", where),
            Json.Text(root, "service", where),
            Json.Text(root, "paginators", where),
            ReadMap(root, "renames", (renames, name) => Json.Text(renames, name, "the renames")),
            Json.Texts(root, "noArgumentOverloads", where),
            ReadMap(root, "constructors", (constructors, name) => Json.Texts(constructors, name, "the constructors")));
    }

    private static Dictionary<string, T> ReadMap<T>(JsonElement root, string name, Func<JsonElement, string, T> read) =>
        Json.Optional(root, name, JsonValueKind.Object, "the names file") is { } map
            ? map.EnumerateObject().ToDictionary(p => p.Name, p => read(map, p.Name), StringComparer.Ordinal)
            : [];
}
