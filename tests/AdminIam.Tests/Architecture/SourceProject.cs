using System.Xml.Linq;
using AdminIam.Build;

namespace AdminIam.Tests.Architecture;

/// <summary>A project of the repository, from its source files.</summary>
internal sealed class SourceProject
{
    private readonly string _folder;

    /// <param name="parts">The parts of the path to the project's folder, relative to the repository.</param>
    public SourceProject(params string[] parts)
    {
        _folder = Repository.PathOf(parts);
        Name = parts[^1];
        Files =
        [
            .. Directory.EnumerateFiles(_folder, "*.cs", SearchOption.AllDirectories)
                .Select(path => (Full: path, Relative: Path.GetRelativePath(_folder, path)))
                .Where(
                    path =>
                        path.Relative.Split(Path.DirectorySeparatorChar)[..^1].Intersect(["bin", "obj"]).ToList() is [])
                .Select(path => new SourceFile(path.Relative, File.ReadAllText(path.Full))),
        ];
    }

    public string Name { get; }

    public IReadOnlyList<SourceFile> Files { get; }

    /// <summary>The projects and packages that the project file refers to, in any configuration.</summary>
    public IEnumerable<string> References() =>
        from reference in XDocument.Load(Directory.EnumerateFiles(_folder, "*.csproj").Single()).Descendants()
        where reference.Name.LocalName is "ProjectReference" or "PackageReference"
        where (string?)reference.Attribute("ReferenceOutputAssembly") != "false"
        from name in reference.Attribute("Include")!.Value.Split(';')
        select name.EndsWith(".csproj", StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(name) : name;
}
