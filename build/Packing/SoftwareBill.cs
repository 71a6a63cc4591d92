using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AdminIam.Build.Packing;

/// <summary>
/// The software bill of materials, in CycloneDX 1.6: every file of the module with its hash
/// and the component it is from.
/// </summary>
/// <remarks>It contains neither a time nor a serial number, so that it is the same for the same files.</remarks>
internal static class SoftwareBill
{
    public const string FileName = "AdminIam.cdx.json";

    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static string OwnReference => $"AdminIam@{Repository.Version}";

    public static byte[] Create(ModuleContents contents) => JsonSerializer.SerializeToUtf8Bytes(
        new JsonObject
        {
            ["$schema"] = "http://cyclonedx.org/schema/bom-1.6.schema.json",
            ["bomFormat"] = "CycloneDX",
            ["specVersion"] = "1.6",
            ["version"] = 1,
            ["metadata"] = new JsonObject { ["component"] = ModuleComponent() },
            ["components"] = Array(
            [
                .. contents.Components.Select(component => PackageComponent(component, contents)),
                .. contents.Files.Where(file => file.Origin is null).Select(FileComponent),
            ]),
            ["dependencies"] = Array(Dependencies(contents)),
        },
        Format);

    private static JsonObject ModuleComponent() => new()
    {
        ["type"] = "library",
        ["bom-ref"] = OwnReference,
        ["name"] = "AdminIam",
        ["version"] = Repository.Version,
        ["licenses"] = Licenses("MIT"),
    };

    private static JsonObject PackageComponent(ThirdPartyComponent component, ModuleContents contents)
    {
        JsonObject result = new()
        {
            ["type"] = "library",
            ["bom-ref"] = component.PackageUrl,
            ["name"] = component.Id,
            ["version"] = component.Version,
        };
        if (component.PackageHash is not null)
            result["hashes"] = Hashes("SHA-512", component.PackageHash);
        result["licenses"] = Licenses(component.License);
        if (component.Copyright is not null)
            result["copyright"] = component.Copyright;
        result["purl"] = component.PackageUrl;
        if (component.ProjectUrl is not null)
        {
            result["externalReferences"] =
                Array([new JsonObject { ["type"] = "website", ["url"] = component.ProjectUrl }]);
        }

        var files = contents.FilesOf(component).Select(FileComponent).ToList();
        if (files.Count > 0)
            result["components"] = Array(files);
        return result;
    }

    private static JsonObject FileComponent(ShippedFile file) => new()
    {
        ["type"] = "file",
        ["bom-ref"] = $"file:{file.Path}",
        ["name"] = file.Path,
        ["hashes"] = Hashes("SHA-256", file.Hash),
    };

    private static IEnumerable<JsonObject> Dependencies(ModuleContents contents) => contents.Components
        .Select(component => Dependency(component.PackageUrl, contents.DependenciesOf(component)))
        .Prepend(Dependency(OwnReference, contents.DirectComponents));

    private static JsonObject Dependency(string reference, IEnumerable<ThirdPartyComponent> needed) => new()
    {
        ["ref"] = reference,
        ["dependsOn"] = new JsonArray([.. needed.Select(component => JsonValue.Create(component.PackageUrl))]),
    };

    private static JsonArray Licenses(string license) =>
        Array([new JsonObject { ["license"] = new JsonObject { ["id"] = license } }]);

    private static JsonArray Hashes(string algorithm, string value) =>
        Array([new JsonObject { ["alg"] = algorithm, ["content"] = value }]);

    private static JsonArray Array(IEnumerable<JsonObject> elements) => new([.. elements]);
}
