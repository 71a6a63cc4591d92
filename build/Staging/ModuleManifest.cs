using System.Text.RegularExpressions;

namespace AdminIam.Build.Staging;

/// <summary>The top-level entries of a module manifest: quoted text, and lists of quoted text.</summary>
internal sealed partial class ModuleManifest
{
    private readonly Dictionary<string, string> _values;

    private ModuleManifest(Dictionary<string, string> values) => _values = values;

    public static ModuleManifest Read(string path)
    {
        if (!File.Exists(path))
            throw new BuildFailedException($"{path} is missing.");
        var text = Comment().Replace(File.ReadAllText(path), "");
        return new ModuleManifest(Entry().Matches(text)
            .ToDictionary(m => m.Groups["name"].Value, m => m.Groups["value"].Value, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Returns the quoted text of an entry, or null if the manifest has no such entry.</summary>
    public string? Text(string name) => _values.ContainsKey(name) ? List(name).Single() : null;

    /// <summary>Returns the quoted texts of a required entry. Without it, PowerShell would export everything.</summary>
    public IReadOnlyList<string> List(string name) => _values.TryGetValue(name, out var value)
        ? [.. Quoted().Matches(value).Select(m => m.Groups["text"].Value)]
        : throw new BuildFailedException($"The manifest has no {name}.");

    [GeneratedRegex(@"^\s*#.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(
        @"^\s*(?<name>[A-Za-z]+)\s*=\s*(?<value>@\([^)]*\)|'[^']*'(\s*,\s*'[^']*')*)", RegexOptions.Multiline)]
    private static partial Regex Entry();

    [GeneratedRegex("'(?<text>[^']*)'")]
    private static partial Regex Quoted();
}
