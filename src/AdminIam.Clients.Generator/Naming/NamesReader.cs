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
        Json.AllowOnly(root, where, "namespace", "service", "paginators", "renames", "noArgumentOverloads", "constructors");
        var renames = Json.Optional(root, "renames", JsonValueKind.Object, where);
        var constructors = Json.Optional(root, "constructors", JsonValueKind.Object, where);
        return new ServiceNames(
            Json.Text(root, "namespace", where),
            Json.Text(root, "service", where),
            Json.Text(root, "paginators", where),
            (renames?.EnumerateObject().ToArray() ?? []).ToDictionary(r => r.Name, r => Json.Text(renames!.Value, r.Name, "the renames")),
            Json.Texts(root, "noArgumentOverloads", where),
            (constructors?.EnumerateObject().ToArray() ?? []).ToDictionary(c => c.Name, c => Json.Texts(c.Value, "a constructor")));
    }
}
