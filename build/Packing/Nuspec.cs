using System.Xml.Linq;
using AdminIam.Build.Staging;

namespace AdminIam.Build.Packing;

/// <summary>The nuspec of a module, as Publish-PSResource writes it, with tags for its commands.</summary>
internal static class Nuspec
{
    public const string FileName = "AdminIam.nuspec";

    // The Gallery does not accept more. PowerShellGet then omits tags of commands, too.
    private const int MaximumTags = 4000;

    // The Gallery shows licenseUrl, projectUrl and iconUrl, which PSResourceGet writes, and not license and icon.
    private static readonly XNamespace Schema = "http://schemas.microsoft.com/packaging/2011/08/nuspec.xsd";

    public static XDocument Create(ModuleManifest manifest, ReleaseNotes notes) => new(new XElement(
        Schema + "package",
        new XElement(
            Schema + "metadata",
            new XElement(Schema + "id", "AdminIam"),
            new XElement(Schema + "version", manifest.Text("ModuleVersion")),
            new XElement(Schema + "authors", manifest.Text("Author")),
            new XElement(Schema + "owners", manifest.Text("CompanyName")),
            new XElement(Schema + "requireLicenseAcceptance", false),
            new XElement(Schema + "licenseUrl", manifest.Text("LicenseUri")),
            new XElement(Schema + "projectUrl", manifest.Text("ProjectUri")),
            new XElement(Schema + "iconUrl", manifest.Text("IconUri")),
            new XElement(Schema + "description", manifest.Text("Description")),
            new XElement(Schema + "releaseNotes", notes.Text),
            new XElement(Schema + "copyright", manifest.Text("Copyright")),
            new XElement(Schema + "tags", string.Join(' ', Tags(manifest))))));

    private static IEnumerable<string> Tags(ModuleManifest manifest)
    {
        var cmdlets = manifest.List("CmdletsToExport");
        string[] tags =
        [
            "PSModule", .. manifest.List("Tags"), "PSIncludes_Cmdlet", .. cmdlets.Select(name => $"PSCommand_{name}"),
        ];
        string[] all = [.. tags, .. cmdlets.Select(name => $"PSCmdlet_{name}")];
        return string.Join(' ', all).Length <= MaximumTags ? all : tags;
    }
}
