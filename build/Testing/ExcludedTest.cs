namespace AdminIam.Build.Testing;

/// <summary>A test, or a class of tests, that does not run in Mono.</summary>
/// <param name="Name">The name of the class, or of the class and the method, without the root namespace.</param>
/// <param name="Reason">Why.</param>
internal sealed record ExcludedTest(string Name, string Reason)
{
    private const string RootNamespace = "AdminIam.Tests.";

    /// <summary>The arguments of xunit's console runner that exclude it. Names of classes end with "Tests".</summary>
    public string[] Arguments =>
        [Name.EndsWith("Tests", StringComparison.Ordinal) ? "-noclass" : "-nomethod", RootNamespace + Name];

    /// <summary>Reads a file of lines "name: reason". Empty lines and those that start with # do not count.</summary>
    /// <exception cref="BuildFailedException">A line has no reason.</exception>
    public static IReadOnlyList<ExcludedTest> Read(string path) =>
    [
        .. File.ReadLines(path)
            .Where(line => line.Length > 0 && !line.StartsWith('#'))
            .Select(line => line.Split(": ", 2) is [var name, var reason]
                ? new ExcludedTest(name, reason)
                : throw new BuildFailedException($"{path}: '{line}' has no reason.")),
    ];
}
