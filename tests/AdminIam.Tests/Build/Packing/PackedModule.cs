using System.Text.Json;
using AdminIam.Build.Packing;
using AdminIam.Build.Staging;

namespace AdminIam.Tests.Build.Packing;

/// <summary>The module as the last build has laid it out, and what is packed from it.</summary>
public sealed class PackedModule : IDisposable
{
    private readonly JsonDocument _bill = JsonDocument.Parse(File.ReadAllText(PathOf(SoftwareBill.FileName)));

    internal static string Folder => ModuleBuild.PublishedFolder;

    internal IReadOnlyDictionary<string, byte[]> Packed { get; } = Packer.CreateFiles(Folder);

    internal JsonElement Bill => _bill.RootElement;

    internal string Notices { get; } = File.ReadAllText(PathOf(ThirdPartyNotices.FileName));

    internal static string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>The paths of the module's files, with slashes.</summary>
    internal static IEnumerable<string> Files() => Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/')).Order(StringComparer.Ordinal);

    /// <summary>The files of others, with slashes.</summary>
    internal static IEnumerable<string> ThirdPartyAssemblies() => Files().Where(file =>
        file.EndsWith(".dll", StringComparison.Ordinal)
        && !Path.GetFileName(file).StartsWith("AdminIam.", StringComparison.Ordinal));

    public void Dispose() => _bill.Dispose();
}
