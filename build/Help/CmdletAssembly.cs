using System.Reflection;

namespace AdminIam.Build.Help;

/// <summary>An assembly of cmdlets, read without loading it, so that a build does not require PowerShell.</summary>
internal sealed class CmdletAssembly : IDisposable
{
    private readonly MetadataLoadContext _context;

    private CmdletAssembly(MetadataLoadContext context, Assembly assembly)
    {
        _context = context;
        Assembly = assembly;
        Cmdlets =
        [
            .. assembly.GetTypes()
                .Select(CmdletMetadata.TryRead)
                .OfType<CmdletMetadata>()
                .OrderBy(cmdlet => cmdlet.Name, StringComparer.Ordinal),
        ];
    }

    public Assembly Assembly { get; }

    public IReadOnlyList<CmdletMetadata> Cmdlets { get; }

    public static CmdletAssembly Open(string path)
    {
        if (!File.Exists(path))
            throw new BuildFailedException($"{path} is missing.");
        // All references of a cmdlet are resolved with the framework of this program and PowerShellStandard.
        string[] folders =
        [
            Path.GetDirectoryName(path)!,
            AppContext.BaseDirectory,
            Path.GetDirectoryName(typeof(object).Assembly.Location)!,
        ];
        var candidates = folders
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.dll"))
            .DistinctBy(Path.GetFileName, StringComparer.OrdinalIgnoreCase);
        MetadataLoadContext context = new(new PathAssemblyResolver(candidates), typeof(object).Assembly.GetName().Name);
        return new CmdletAssembly(context, context.LoadFromAssemblyPath(path));
    }

    public void Dispose() => _context.Dispose();
}
