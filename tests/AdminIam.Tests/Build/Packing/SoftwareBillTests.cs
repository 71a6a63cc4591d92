using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using AdminIam.Build;
using AdminIam.Build.Packing;

namespace AdminIam.Tests.Build.Packing;

public sealed class SoftwareBillTests(PackedModule module) : IClassFixture<PackedModule>
{
    [Fact]
    public void It_names_every_file_once_with_its_hash()
    {
        var listed = Components().Where(component => TypeOf(component) == "file")
            .Select(component => (Text(component, "name"), HashOf(component))).Order().ToList();

        Assert.Equal(
            PackedModule.Files().Where(file => file != SoftwareBill.FileName)
                .Select(file => (file, Sha256(PackedModule.PathOf(file)))).Order(),
            listed);
        Assert.Contains("bin/AdminIam.dll", listed.Select(file => file.Item1));
    }

    [Fact]
    public void It_names_the_package_of_every_assembly_of_others_with_version_and_license()
    {
        var assemblies = Components().Where(component => TypeOf(component) == "library")
            .SelectMany(package => Children(package).Select(file => (File: Text(file, "name"), Package: package)))
            .ToList();

        Assert.Equal(
            PackedModule.ThirdPartyAssemblies(), assemblies.Select(pair => pair.File).Order(StringComparer.Ordinal));
        Assert.All(assemblies, pair =>
        {
            var (name, version) = (Text(pair.Package, "name"), Text(pair.Package, "version"));
            Assert.Equal(Path.GetFileNameWithoutExtension(pair.File), name);
            Assert.Equal($"pkg:nuget/{name}@{version}", Text(pair.Package, "purl"));
            Assert.Contains(LicenseOf(pair.Package), (string[])["Apache-2.0", "MIT"]);
            Assert.Matches("^[0-9a-f]{128}$", HashOf(pair.Package));
        });
    }

    [Fact]
    public void The_version_of_a_package_is_that_of_the_restored_package_with_the_file()
    {
        using var assets = JsonDocument.Parse(
            File.ReadAllText(Repository.PathOf("src", "AdminIam.Engine", "obj", "project.assets.json")));
        var root = assets.RootElement.GetProperty("packageFolders").EnumerateObject().First().Name;
        var packages = Components().Where(c => TypeOf(c) == "library" && Children(c).Any()).ToList();

        Assert.True(packages.Count > 10);
        Assert.All(packages.SelectMany(package => Children(package).Select(file => (package, file))), pair =>
        {
            var id = Text(pair.package, "name").ToLowerInvariant();
            var folder = Path.Combine(root, id, Text(pair.package, "version"));
            var name = Path.GetFileName(Text(pair.file, "name"));
            Assert.Contains(
                HashOf(pair.file), Directory.EnumerateFiles(folder, name, SearchOption.AllDirectories).Select(Sha256));
        });
    }

    [Theory]
    [InlineData("AdminIam.zip", "AdminIam/")]
    [InlineData("AdminIam.{0}.nupkg", "")]
    public void Every_packed_file_is_in_it_with_its_hash(string package, string folder)
    {
        var listed = Components().Where(component => TypeOf(component) == "file")
            .ToDictionary(component => Text(component, "name"), HashOf);
        using ZipArchive zip = new(
            new MemoryStream(module.Packed[string.Format(CultureInfo.InvariantCulture, package, Repository.Version)]));
        var packed = zip.Entries.Where(entry => entry.FullName.StartsWith(folder, StringComparison.Ordinal))
            .ToDictionary(entry => entry.FullName[folder.Length..], Sha256);

        // The bill itself, and what NuGet requires in a package.
        string[] unlisted = [SoftwareBill.FileName, "AdminIam.nuspec", "[Content_Types].xml", "_rels/.rels"];
        Assert.Equal(zip.Entries.Count, packed.Count);
        Assert.Equal(
            listed.OrderBy(file => file.Key, StringComparer.Ordinal),
            packed.Where(file => !unlisted.Contains(file.Key) && Path.GetExtension(file.Key) != ".psmdcp")
                .OrderBy(file => file.Key, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("AWSSDK.Core", "Apache-2.0")]
    // Its package has no license expression, only a text and an old link.
    [InlineData("System.Threading.Tasks.Extensions", "MIT")]
    // Taken without the packages that it asks for, as a download and not as a reference.
    [InlineData("QRCoder", "MIT")]
    // Compiled into the module's own assemblies.
    [InlineData("Polyfill", "MIT")]
    [InlineData("botocore", "Apache-2.0")]
    public void It_knows_the_license_of(string name, string license) => Assert.Equal(
        license, LicenseOf(Components().Single(component => Text(component, "name") == name)));

    [Fact]
    public void Versions_are_those_that_the_repository_asks_for()
    {
        Assert.Equal(Repository.PackageProperty("QRCoderVersion"), VersionOf("QRCoder"));
        Assert.Equal(Repository.Version, Text(module.Bill.GetProperty("metadata").GetProperty("component"), "version"));
        var models = File.ReadAllText(Repository.PathOf("src", "AdminIam.Clients", "Models", "README.md"));
        Assert.Contains($"botocore {VersionOf("botocore")} ", models, StringComparison.Ordinal);
    }

    [Fact]
    public void References_of_dependencies_are_in_it()
    {
        var known = Components().Select(component => Text(component, "bom-ref")).ToList();
        var dependencies = module.Bill.GetProperty("dependencies").EnumerateArray().ToList();

        Assert.Equal(known.Count, known.Distinct().Count());
        Assert.All(dependencies.SelectMany(d => d.GetProperty("dependsOn").EnumerateArray()), reference =>
            Assert.Contains(reference.GetString(), known));
        var core = dependencies.Single(dependency =>
            Text(dependency, "ref").StartsWith("pkg:nuget/AWSSDK.Core@", StringComparison.Ordinal));
        Assert.Contains(
            core.GetProperty("dependsOn").EnumerateArray(),
            needed => needed.GetString()!.StartsWith("pkg:nuget/System.Text.Json@", StringComparison.Ordinal));
    }

    [Fact]
    public void It_has_nothing_that_differs_from_build_to_build()
    {
        Assert.False(module.Bill.TryGetProperty("serialNumber", out _));
        Assert.False(module.Bill.GetProperty("metadata").TryGetProperty("timestamp", out _));
    }

    [Fact]
    public void An_assembly_from_nowhere_fails_the_build()
    {
        var error = Assert.Throws<BuildFailedException>(() => ModuleContents.Read(
            new Dictionary<string, byte[]> { ["bin/core/AWSSDK.Core.dll"] = [1, 2, 3] }));

        Assert.Contains("AWSSDK.Core.dll", error.Message, StringComparison.Ordinal);
    }

    private IEnumerable<JsonElement> Components() => Children(module.Bill).SelectMany(c => Children(c).Prepend(c));

    private string VersionOf(string name) =>
        Text(Components().Single(component => Text(component, "name") == name), "version");

    private static string Sha256(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static string Sha256(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));

    private static IEnumerable<JsonElement> Children(JsonElement component) =>
        component.TryGetProperty("components", out var children) ? children.EnumerateArray() : [];

    private static string TypeOf(JsonElement component) => Text(component, "type");

    private static string HashOf(JsonElement component) =>
        Text(Assert.Single(component.GetProperty("hashes").EnumerateArray()), "content");

    private static string LicenseOf(JsonElement component) =>
        Text(Assert.Single(component.GetProperty("licenses").EnumerateArray()).GetProperty("license"), "id");

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
