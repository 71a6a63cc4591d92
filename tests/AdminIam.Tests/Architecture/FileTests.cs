namespace AdminIam.Tests.Architecture;

/// <summary>The rule that a file holds one type, under 300 lines, and has its name.</summary>
public sealed class FileTests
{
    private const int MaximumLines = 300;

    public static TheoryData<string> Projects() =>
    [
        "src/AdminIam", "src/AdminIam.Engine", "src/AdminIam.Clients", "src/AdminIam.Clients.Generator",
        "src/AdminIam.Sandbox", "src/AdminIam.Sandbox.Console", "src/AdminIam.Isolation",
        "tests/AdminIam.Tests", "tests/AdminIam.Tests.Desktop", "build",
    ];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_file_is_shorter_than_300_lines(string project) =>
        Assert.Empty(
            FilesOf(project).Where(file => file.Lines >= MaximumLines).Select(file => $"{file.Path}: {file.Lines}"));

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_file_holds_one_type(string project) => Assert.Empty(FilesOf(project)
        .Where(file => file.Types.Count != 1 && file.Path != "Program.cs")
        .Select(file => $"{file.Path}: {string.Join(", ", file.Types)}"));

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_file_has_the_name_of_its_type(string project) => Assert.Empty(FilesOf(project)
        // Type.Part.cs is a part of a type, TypeOfT.cs the generic one of two.
        .Where(file => file.Types.Any(type => Path.GetFileName(file.Path).Split('.')[0] is var name
            && name != type && name != type + "OfT"))
        .Select(file => $"{file.Path}: {string.Join(", ", file.Types)}"));

    private static IReadOnlyList<SourceFile> FilesOf(string project) => new SourceProject(project.Split('/')).Files;
}
