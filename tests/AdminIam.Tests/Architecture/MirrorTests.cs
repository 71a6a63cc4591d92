using AdminIam.Build;

namespace AdminIam.Tests.Architecture;

/// <summary>The rule that the tests lie in the folders of what they test.</summary>
public sealed class MirrorTests
{
    // Folders that test no folder of a project.
    private static readonly string[] OwnFolders =
    [
        // The rules of the house.
        "Architecture",
        // Services that only exist to be added.
        "Clients/MadeUp", "Sandbox/Services/Tickets",
        // The whole sandbox, seen by other programs.
        "Sandbox/Tours",
    ];

    private static readonly IReadOnlyList<SourceFile> Files = new SourceProject("tests", "AdminIam.Tests").Files;

    private static readonly string[] Folders =
    [
        .. Files.Select(file => file.Folder).Distinct().Where(folder => folder.Length > 0),
    ];

    [Fact]
    public void Every_folder_of_tests_is_a_folder_of_a_project() =>
        Assert.All(
            Folders.Except(OwnFolders),
            folder => Assert.Equal((folder, true), (folder, Directory.Exists(MirroredBy(folder)))));

    [Fact]
    public void Every_folder_of_its_own_exists_and_mirrors_none() =>
        Assert.All(
            OwnFolders,
            folder => Assert.Equal((true, false), (Folders.Contains(folder), Directory.Exists(MirroredBy(folder)))));

    [Fact]
    public void Namespaces_are_folders() => Assert.All(Files, file => Assert.Equal(
        (file.Path, $"AdminIam.Tests.{file.Folder.Replace('/', '.')}"), (file.Path, file.Namespace)));

    private static string MirroredBy(string folder) => Repository.PathOf(folder.Split('/') switch
    {
        ["Build", .. var parts] => ["build", .. parts],
        ["Samples", .. var parts] => ["samples", .. parts],
        ["Cmdlets", .. var parts] => ["src", "AdminIam", .. parts],
        [var project, .. var parts] => ["src", $"AdminIam.{project}", .. parts],
        _ => throw new ArgumentException("A folder has a name.", nameof(folder)),
    });
}
