using System.IO.Compression;
using System.Xml.Linq;
using AdminIam.Build;
using AdminIam.Build.Packing;
using AdminIam.Build.Staging;

namespace AdminIam.Tests.Build.Packing;

public sealed class PackerTests(PackedModule module) : IClassFixture<PackedModule>
{
    private static readonly ModuleManifest Manifest = ModuleManifest.Read(Repository.Manifest);

    [Fact]
    public void Package_zip_bill_and_notices_are_written() => Assert.Equal(
        [
            $"AdminIam.{Repository.Version}.cdx.json", $"AdminIam.{Repository.Version}.nupkg", "AdminIam.zip",
            "THIRD-PARTY-NOTICES.txt",
        ],
        module.Packed.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Packing_twice_gives_the_same_bytes() => Assert.All(
        Packer.CreateFiles(PackedModule.Folder), file => Assert.Equal(module.Packed[file.Key], file.Value));

    [Fact]
    public void The_zip_has_one_folder_of_its_name_and_none_for_the_version() => Assert.Equal(
        PackedModule.Files().Select(file => "AdminIam/" + file), Names("AdminIam.zip"));

    [Fact]
    public void The_package_has_the_module_and_what_NuGet_asks_for()
    {
        var added = Names(PackageName).Except(PackedModule.Files()).ToList();

        Assert.Equal(4, added.Count);
        Assert.Equal(
            ["AdminIam.nuspec", "[Content_Types].xml", "_rels/.rels"],
            added.Where(name => Path.GetExtension(name) != ".psmdcp"));
        Assert.Superset(PackedModule.Files().ToHashSet(), Names(PackageName).ToHashSet());
    }

    [Fact]
    public void The_samples_of_runbooks_are_in_the_module() => Assert.Equal(
        Directory.EnumerateFiles(Repository.PathOf("samples", "runbooks"))
            .Select(path => "samples/runbooks/" + Path.GetFileName(path)).Order(StringComparer.Ordinal),
        PackedModule.Files().Where(file => file.StartsWith("samples/", StringComparison.Ordinal)));

    [Fact]
    public void Every_part_of_the_package_has_a_content_type()
    {
        var types = Part("[Content_Types].xml").Root!.Elements().ToList();
        var extensions = types.Select(type => (string?)type.Attribute("Extension")).ToHashSet();
        var names = types.Select(type => (string?)type.Attribute("PartName")).ToHashSet();

        Assert.All(Names(PackageName).Where(name => name != "[Content_Types].xml"), name => Assert.True(
            extensions.Contains(Path.GetExtension(name).TrimStart('.')) || names.Contains("/" + name), name));
    }

    [Fact]
    public void The_relations_of_the_package_lead_to_its_parts() => Assert.All(
        Part("_rels/.rels").Root!.Elements(),
        relation => Assert.Contains(relation.Attribute("Target")!.Value.TrimStart('/'), Names(PackageName)));

    [Theory]
    [InlineData("version", "ModuleVersion")]
    [InlineData("authors", "Author")]
    [InlineData("description", "Description")]
    [InlineData("licenseUrl", "LicenseUri")]
    [InlineData("projectUrl", "ProjectUri")]
    [InlineData("iconUrl", "IconUri")]
    [InlineData("copyright", "Copyright")]
    public void The_package_says_what_the_manifest_says(string element, string entry) =>
        Assert.Equal(Manifest.Text(entry), Nuspec(element));

    [Fact]
    public void The_package_has_the_changelogs_text() => Assert.Equal(Packer.ReadNotes().Text, Nuspec("releaseNotes"));

    [Fact]
    public void The_published_manifest_has_the_changelogs_text() => Assert.Contains(
        Packer.ReadNotes().Text.Replace("'", "''", StringComparison.Ordinal),
        File.ReadAllText(PackedModule.PathOf("AdminIam.psd1")), StringComparison.Ordinal);

    [Fact]
    public void The_package_is_found_by_tag_and_by_command()
    {
        var tags = Nuspec("tags").Split(' ');

        Assert.All(
            (string[])["PSModule", "PSIncludes_Cmdlet", .. Manifest.List("Tags")], tag => Assert.Contains(tag, tags));
        Assert.All(Manifest.List("CmdletsToExport"), name => Assert.Contains($"PSCommand_{name}", tags));
        Assert.True(Nuspec("tags").Length <= 4000);
    }

    private static string PackageName => $"AdminIam.{Repository.Version}.nupkg";

    private string Nuspec(string element) =>
        Part("AdminIam.nuspec").Descendants().Single(e => e.Name.LocalName == element).Value;

    private List<string> Names(string file)
    {
        using ZipArchive zip = new(new MemoryStream(module.Packed[file]));
        return [.. zip.Entries.Select(entry => entry.FullName)];
    }

    private XDocument Part(string name)
    {
        using ZipArchive zip = new(new MemoryStream(module.Packed[PackageName]));
        using var stream = zip.GetEntry(name)!.Open();
        return XDocument.Load(stream);
    }
}
