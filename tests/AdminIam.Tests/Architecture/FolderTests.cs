namespace AdminIam.Tests.Architecture;

/// <summary>
/// The rule that no folders of a project depend on each other in a circle, and that namespaces are folders.
/// </summary>
public sealed class FolderTests
{
    // Known circular dependencies. None may be added, and resolved ones must be removed from the list.
    private static readonly Dictionary<string, (string From, string To)[]> KnownArrows = new()
    {
        ["AdminIam"] = [("Output", "Input")],
        ["AdminIam.Clients.Generator"] =
        [
            ("Emit", "Protocols"), ("Protocols", "Protocols/Json"), ("Protocols", "Protocols/Query"),
        ],
    };

    public static TheoryData<string> Projects() =>
    [
        "AdminIam", "AdminIam.Engine", "AdminIam.Clients", "AdminIam.Sandbox", "AdminIam.Sandbox.Console",
        "AdminIam.Isolation", "AdminIam.Clients.Generator",
    ];

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_folders_depend_on_each_other_in_a_circle(string project) =>
        Assert.Empty(GraphOf(project).Circles(KnownArrows.GetValueOrDefault(project, [])));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_known_arrow_still_closes_a_circle(string project) =>
        Assert.All(
            KnownArrows.GetValueOrDefault(project, []), arrow => Assert.True(GraphOf(project).IsOnCircle(arrow)));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Namespaces_are_folders(string project)
    {
        var files = new SourceProject("src", project).Files;

        // A program's own file has top-level statements.
        Assert.All(files.Where(file => file.Path != "Program.cs"), file =>
            Assert.Equal((file.Path, NamespaceOf(project, file.Folder)), (file.Path, file.Namespace)));
    }

    private static string NamespaceOf(string project, string folder) => (project, folder.Split('/')[0]) switch
    {
        (_, "") => project,
        // The type names of output objects are visible to scripts.
        ("AdminIam", "Output") => project,
        // Cmdlets are in folders by area and share one namespace.
        ("AdminIam", "Commands") => "AdminIam.Commands",
        _ => $"{project}.{folder.Replace('/', '.')}",
    };

    private static FolderGraph GraphOf(string project) =>
        new(new SourceProject("src", project).Files, BuiltAssemblies.TypesOf(project));
}
