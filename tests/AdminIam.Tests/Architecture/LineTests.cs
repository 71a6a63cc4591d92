using AdminIam.Build;

namespace AdminIam.Tests.Architecture;

/// <summary>
/// The rule that lines have at most 120 columns. The compiler does not enforce max_line_length of .editorconfig.
/// </summary>
public sealed class LineTests
{
    private const int MaximumColumns = 120;
    private static readonly string[] Folders = ["src", "tests", "build", "samples"];
    private static readonly string[] Patterns = ["*.cs", "*.ps1", "*.psm1", "*.ps1xml", "*.yml", "*.yaml"];

    public static TheoryData<string> Rows =>
        [.. Folders.SelectMany(_ => Patterns, (folder, pattern) => $"{folder}/{pattern}")];

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_line_has_at_most_120_columns(string files)
    {
        var (folder, pattern) = (files.Split('/')[0], files.Split('/')[1]);
        var tooLong =
            from path in Directory.EnumerateFiles(Repository.PathOf(folder), pattern, SearchOption.AllDirectories)
            let relative = Path.GetRelativePath(Repository.Root, path)
            where !relative.Split(Path.DirectorySeparatorChar).Intersect(["bin", "obj"]).Any()
            from line in File.ReadLines(path).Index()
            where line.Item.Length > MaximumColumns
            select $"{relative}:{line.Index + 1} has {line.Item.Length} columns";

        var message = string.Join(Environment.NewLine, tooLong);

        Assert.True(message.Length == 0, message);
    }
}
