using System.Text.RegularExpressions;
using AdminIam.Build;

namespace AdminIam.Tests.Sandbox;

/// <summary>The rules of the sandbox's folders: no circles, and what serves all services knows none of them.</summary>
public sealed partial class HouseTests
{
    private const string Root = "AdminIam.Sandbox";
    private static readonly string Source = Repository.PathOf("src", Root);

    // Error texts of AWS and public documentation may name services.
    private static readonly string[] ServiceNames = ["\"iam", "\"sts", ".Iam", ".Sts", "CreateUser", "AssumeRole"];

    private static readonly ILookup<string, string> TypesByNamespace =
        Files().ToLookup(file => NamespaceOf(file.Text), file => Path.GetFileNameWithoutExtension(file.Path));

    [Fact]
    public void Namespaces_are_folders()
    {
        foreach (var (file, text) in Files())
        {
            var folder = Path.GetDirectoryName(file)!.Replace(Path.DirectorySeparatorChar, '.');
            Assert.Equal((folder.Length == 0 ? Root : $"{Root}.{folder}", file), (NamespaceOf(text), file));
        }
    }

    [Fact]
    public void No_folders_depend_on_each_other_in_a_circle()
    {
        var dependencies = Files().ToLookup(file => NamespaceOf(file.Text), file => UsedNamespaces(file.Text))
            .ToDictionary(group => group.Key, group => group.SelectMany(used => used).ToHashSet());
        foreach (var start in dependencies.Keys)
            Assert.DoesNotContain(start, Reachable(dependencies, start));
    }

    [Fact]
    public void What_serves_all_services_names_none()
    {
        var generic = Files().Where(file => !IsAtRoot(file.Path)
            && !Regex.IsMatch(file.Path, @"^Services[\\/]\w+[\\/]"));
        foreach (var (file, text) in generic)
        {
            var code = string.Join("\n", text.Split('\n').Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));
            Assert.All(ServiceNames, name => Assert.False(code.Contains(name, StringComparison.Ordinal), $"{file} has {name}"));
        }
    }

    [Fact]
    public void The_wire_knows_nothing_of_the_rest() =>
        Assert.Empty(Files().Where(file => NamespaceOf(file.Text) == $"{Root}.Http").SelectMany(file => UsedNamespaces(file.Text)));

    private static IEnumerable<(string Path, string Text)> Files() => Directory
        .EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories)
        .Select(path => (Path: Path.GetRelativePath(Source, path), Text: File.ReadAllText(path)))
        .Where(file => !file.Path.StartsWith("obj", StringComparison.Ordinal) && !file.Path.StartsWith("bin", StringComparison.Ordinal));

    private static bool IsAtRoot(string path) => !path.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static string NamespaceOf(string text) => NamespaceLine().Match(text).Groups[1].Value;

    /// <summary>
    /// The namespaces in using directives, and those that the file's own lies in, which need none, if it names a type of
    /// theirs.
    /// </summary>
    private static IEnumerable<string> UsedNamespaces(string text)
    {
        foreach (Match match in UsingLine().Matches(text))
            yield return match.Groups[1].Value;
        var own = NamespaceOf(text);
        foreach (var outer in TypesByNamespace.Where(types => own.StartsWith(types.Key + ".", StringComparison.Ordinal)))
        {
            if (outer.Any(type => Regex.IsMatch(text, $@"\b{type}\b")))
                yield return outer.Key;
        }
    }

    private static HashSet<string> Reachable(Dictionary<string, HashSet<string>> dependencies, string start)
    {
        var seen = new HashSet<string>();
        var open = new Stack<string>(dependencies[start]);
        while (open.TryPop(out var next))
        {
            if (seen.Add(next) && dependencies.TryGetValue(next, out var further))
                further.ToList().ForEach(open.Push);
        }

        return seen;
    }

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"^using (AdminIam\.Sandbox[\w.]*);", RegexOptions.Multiline)]
    private static partial Regex UsingLine();
}
