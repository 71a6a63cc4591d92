using System.Diagnostics;
using System.Xml.Linq;

namespace AdminIam.Build.Packing;

/// <summary>A restored NuGet package.</summary>
internal sealed class NuGetPackageFolder(string path)
{
    // From the license texts of repositories whose packages contain no copyright notice.
    private static readonly Dictionary<string, string> KnownCopyrights = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Polyfill"] = "Copyright (c) Simon Cropp",
    };

    /// <summary>The files of the package with the name, in any folder.</summary>
    public IEnumerable<string> FilesNamed(string name) =>
        Directory.EnumerateFiles(path, name, SearchOption.AllDirectories);

    /// <summary>Reads the metadata and the licenses of the package.</summary>
    /// <exception cref="BuildFailedException">The license or the copyright holder is unknown.</exception>
    public ThirdPartyComponent Describe()
    {
        var metadata = XDocument.Load(SingleFile("*.nuspec")!).Root!.Elements()
            .Single(element => element.Name.LocalName == "metadata");
        string? Value(string name) =>
            metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value.Trim();

        var id = Value("id")!;
        // The text after a plus sign is build metadata and not part of the version.
        var version = Value("version")!.Split('+')[0];
        var text = Text("LICENSE*");
        var license = LicenseExpression(metadata) ?? (text is null ? null : LicenseTexts.Identify(text));
        if (license is null)
            throw new BuildFailedException($"The license of {id} {version} is not known: its nuspec has none.");
        var copyright = NonEmpty(Value("copyright")) ?? AssemblyCopyright() ?? KnownCopyrights.GetValueOrDefault(id);
        if (copyright is null && text is null)
        {
            throw new BuildFailedException(
                $"The copyright notice of {id} {version} is not known: its package contains none.");
        }

        return new ThirdPartyComponent(
            id, version, $"pkg:nuget/{id}@{version}", license, text ?? LicenseTexts.Of(license, copyright),
            copyright, Value("projectUrl"), Text("THIRD-PARTY-NOTICES*"), PackageHash());
    }

    private static string? LicenseExpression(XElement metadata) => metadata.Elements()
        .SingleOrDefault(e => e.Name.LocalName == "license" && (string?)e.Attribute("type") == "expression")?
        .Value.Trim();

    private string? AssemblyCopyright() => FilesNamed("*.dll").Order(StringComparer.Ordinal)
        .Select(file => FileVersionInfo.GetVersionInfo(file).LegalCopyright)
        .FirstOrDefault(text => !string.IsNullOrEmpty(text));

    private static string? NonEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private string? Text(string pattern) => SingleFile(pattern) is { } file ? File.ReadAllText(file) : null;

    private string? PackageHash() => SingleFile("*.nupkg.sha512") is { } file
        ? Convert.ToHexStringLower(Convert.FromBase64String(File.ReadAllText(file).Trim()))
        : null;

    // The case of the names differs between packages.
    private string? SingleFile(string pattern) => Directory.EnumerateFiles(
        path, pattern, new EnumerationOptions { MatchCasing = MatchCasing.CaseInsensitive }).SingleOrDefault();
}
