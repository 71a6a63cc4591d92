namespace AdminIam.Engine.Organizations.Accounts;

/// <summary>Paths of organizational units by their names, such as <c>/Workloads/Prod</c>.</summary>
public static class AccountPath
{
    /// <summary>The path of the root.</summary>
    public const string Root = "/";
    private const string Below = "/*";

    /// <summary>Returns whether a text is such a path, and not the name of an account.</summary>
    /// <param name="text">The text, without spaces at its ends.</param>
    public static bool Is(string text) => text.StartsWith(Root, StringComparison.Ordinal);

    /// <summary>Returns the path that a text means where only paths are expected, with or without a slash at its
    /// beginning.</summary>
    /// <param name="text">The text.</param>
    public static string Of(string text) => Is(text.Trim()) ? text.Trim() : Root + text.Trim();

    /// <summary>Returns the path of a unit.</summary>
    /// <param name="parent">The path of the root or unit that it is in.</param>
    /// <param name="name">Its name.</param>
    public static string Append(string parent, string name) => parent == Root ? parent + name : $"{parent}/{name}";

    /// <summary>Returns the units that a path selects: the unit itself, and with <c>/*</c> at the end also all units
    /// below it. Names are compared ignoring case, unless one unit has exactly this path.</summary>
    /// <param name="path">The path, with or without a slash at the end.</param>
    /// <param name="patternOf">Returns what a text with wildcards matches; <see langword="null"/> for a text
    /// without.</param>
    /// <param name="units">The root and all units.</param>
    public static IReadOnlyList<OrganizationUnit> Select(
        string path, Func<string, Predicate<string>?> patternOf, IReadOnlyList<OrganizationUnit> units)
    {
        var isDeep = path.EndsWith(Below, StringComparison.Ordinal);
        var top = (isDeep ? path.Substring(0, path.Length - Below.Length) : path).TrimEnd('/');
        var tops = OfPath(top.Length == 0 ? Root : top, patternOf, units);
        if (!isDeep)
            return tops;
        return units.Where(unit => tops.Any(one => one == unit || IsBelow(unit.Path, one.Path))).ToList();
    }

    private static IReadOnlyList<OrganizationUnit> OfPath(
        string path, Func<string, Predicate<string>?> patternOf, IReadOnlyList<OrganizationUnit> units)
    {
        if (patternOf(path) is not null)
            return units.Where(unit => IsMatch(path.Split('/'), patternOf, unit.Path.Split('/'))).ToList();
        var exact = units.Where(unit => unit.Path == path).ToList();
        return exact.Count > 0
            ? exact
            : units.Where(unit => string.Equals(unit.Path, path, StringComparison.OrdinalIgnoreCase)).ToList();
    }

    // Name by name, so that a wildcard stands for one unit and not for several levels of them.
    private static bool IsMatch(string[] patterns, Func<string, Predicate<string>?> patternOf, string[] names) =>
        patterns.Length == names.Length
        && patterns.Zip(names, (pattern, name) => patternOf(pattern)?.Invoke(name)
            ?? string.Equals(pattern, name, StringComparison.OrdinalIgnoreCase)).All(isMatch => isMatch);

    private static bool IsBelow(string path, string top) =>
        top == Root || path.StartsWith(top + "/", StringComparison.Ordinal);
}
