using ArchUnitNET.Domain;

namespace AdminIam.Tests.Architecture;

/// <summary>
/// The dependencies between the folders of a project, from the references of compiled types and from using directives,
/// because compiled code does not refer to constants.
/// </summary>
internal sealed class FolderGraph(IReadOnlyList<SourceFile> files, IReadOnlyList<IType> types)
{
    private readonly ILookup<(string From, string To), string> _reasons =
        TypeDependencies(files, types).Concat(UsedNamespaces(files))
            .Where(dependency => dependency.From != dependency.To)
            .ToLookup(dependency => (dependency.From, dependency.To), dependency => dependency.Reason);

    /// <summary>The pairs of folders of which the first depends on the second.</summary>
    public IEnumerable<(string From, string To)> Arrows => _reasons.Select(group => group.Key);

    /// <summary>
    /// The dependencies on a circle, each with an example, without excluded dependencies.
    /// </summary>
    public IEnumerable<string> Circles(IEnumerable<(string From, string To)> except)
    {
        var remaining = Arrows.Except(except).ToList();
        return remaining.Where(arrow => Reaches(remaining, arrow.To, arrow.From))
            .Select(arrow => $"{arrow.From} -> {arrow.To} ({_reasons[arrow].First()})")
            .Order(StringComparer.Ordinal);
    }

    /// <summary>Whether a dependency is part of a circle.</summary>
    public bool IsOnCircle((string From, string To) arrow) =>
        _reasons.Contains(arrow) && Reaches([.. Arrows], arrow.To, arrow.From);

    private static IEnumerable<(string From, string To, string Reason)> TypeDependencies(
        IReadOnlyList<SourceFile> files, IReadOnlyList<IType> types)
    {
        var folders = files.SelectMany(
            file => file.Types.Select(type => (Type: $"{file.Namespace}.{type}", file.Folder)))
            .DistinctBy(declared => declared.Type).ToDictionary(declared => declared.Type, declared => declared.Folder);
        var owned = types.Select(type => type.FullName).ToHashSet();
        return
            from type in types
            from dependency in type.Dependencies
            where owned.Contains(dependency.Target.FullName)
            let user = folders.GetValueOrDefault(Outermost(type))
            let used = folders.GetValueOrDefault(Outermost(dependency.Target))
            where user is not null && used is not null
            select (user, used, $"{type.Name} uses {dependency.Target.Name}");
    }

    private static IEnumerable<(string From, string To, string Reason)> UsedNamespaces(IReadOnlyList<SourceFile> files)
    {
        // A namespace of several folders does not identify the folder.
        var folders = files.GroupBy(file => file.Namespace, file => file.Folder)
            .Where(group => group.Distinct().Count() == 1).ToDictionary(group => group.Key, group => group.First());
        return
            from file in files
            from used in file.Usings
            where folders.ContainsKey(used)
            select (file.Folder, folders[used], $"{Path.GetFileName(file.Path)} has using {used}");
    }

    // Namespace.Outer`1+Inner: files declare Namespace.Outer.
    private static string Outermost(IType type) => type.FullName.Split('+', '`', '<')[0];

    private static bool Reaches(List<(string From, string To)> arrows, string from, string to)
    {
        HashSet<string> seen = [from];
        Stack<string> open = new(seen);
        while (open.TryPop(out var folder))
        {
            foreach (var arrow in arrows.Where(arrow => arrow.From == folder && seen.Add(arrow.To)))
                open.Push(arrow.To);
        }

        return seen.Contains(to);
    }
}
