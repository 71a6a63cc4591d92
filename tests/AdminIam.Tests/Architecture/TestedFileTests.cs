using AdminIam.Build;

namespace AdminIam.Tests.Architecture;

/// <summary>
/// The rule that every longer file of the engine, the sandbox, the generator and the cmdlets has tests of its name.
/// </summary>
public sealed class TestedFileTests
{
    private const int MostLinesWithoutTests = 60;

    // Tests of cmdlets, and of what needs a PowerShell, are there.
    private static readonly HashSet<string> PesterFiles =
        [.. Directory.EnumerateFiles(Repository.PathOf("tests", "Pester"), "*.Tests.ps1")
            .Select(path => Path.GetFileName(path))];

    private static readonly HashSet<string> TestFiles =
    [
        .. new SourceProject("tests", "AdminIam.Tests").Files.Select(file => file.Path),
    ];

    public static TheoryData<string> Projects() =>
        ["AdminIam", "AdminIam.Engine", "AdminIam.Sandbox", "AdminIam.Clients.Generator"];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_longer_file_has_tests_of_its_name(string project) =>
        Assert.Equal(KnownUntestedFiles.Of(project), Untested(project).Order(StringComparer.Ordinal));

    private static IEnumerable<string> Untested(string project) => new SourceProject("src", project).Files
        .Where(file => file.CodeLines > MostLinesWithoutTests)
        .Where(file => project != "AdminIam" || file.Folder.Split('/')[0] is "Commands" or "Input" or "Errors")
        .Where(
            file => !TestFiles.Contains(TestFileOf(project, file.Path))
                && !PesterFiles.Contains(PesterFileOf(file.Path)))
        .Select(file => file.Path);

    private static string TestFileOf(string project, string path)
    {
        var folder = project == "AdminIam" ? "Cmdlets" : project["AdminIam.".Length..];
        return $"{folder}/{Path.ChangeExtension(path, null)}Tests.cs";
    }

    // NewAdminUserCommand: New-AdminUser.
    private static string PesterFileOf(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var noun = name.EndsWith("Command", StringComparison.Ordinal)
            ? name.IndexOf("Admin", StringComparison.Ordinal)
            : -1;
        return noun > 0 ? $"{name[..noun]}-{name[noun..^"Command".Length]}.Tests.ps1" : $"{name}.Tests.ps1";
    }
}
