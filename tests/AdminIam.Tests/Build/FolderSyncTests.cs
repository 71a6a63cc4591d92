using AdminIam.Build.Staging;

namespace AdminIam.Tests.Build;

public sealed class FolderSyncTests : IDisposable
{
    private static readonly DateTime LongAgo = new(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("adminiam-sync-");

    [Fact]
    public void The_folder_contains_exactly_the_files()
    {
        File.WriteAllText(PathOf("old"), "");

        FolderSync.Apply(_folder.FullName, new Dictionary<string, byte[]> { [Path.Combine("a", "new")] = [1] });

        var file = Assert.Single(Directory.GetFiles(_folder.FullName, "*", SearchOption.AllDirectories));
        Assert.Equal(PathOf(Path.Combine("a", "new")), file);
    }

    [Fact]
    public void Only_files_that_differ_are_written()
    {
        foreach (var name in new[] { "same", "changed" })
        {
            File.WriteAllBytes(PathOf(name), [1]);
            File.SetLastWriteTimeUtc(PathOf(name), LongAgo);
        }

        FolderSync.Apply(_folder.FullName, new Dictionary<string, byte[]> { ["same"] = [1], ["changed"] = [2] });

        Assert.Equal(LongAgo, File.GetLastWriteTimeUtc(PathOf("same")));
        Assert.Equal([2], File.ReadAllBytes(PathOf("changed")));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);
}
