using AdminIam.Build;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.CredentialFiles;

namespace AdminIam.Tests.Engine.CredentialFiles;

public sealed class PrivateFileTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly TemporaryFolder _folder = new();

    private string FilePath => _folder.PathOf("secret");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_is_private_from_its_creation_and_is_written_whole()
    {
        using (PrivateFile.Create(FilePath))
        {
            if (!OperatingSystem.IsWindows())
                Assert.Equal(OwnerOnly, File.GetUnixFileMode(FilePath));
            Assert.Throws<IOException>(() => PrivateFile.Create(FilePath));
        }

        PrivateFile.Write(FilePath, [1, 2, 3], overwrite: true);

        Assert.Equal([1, 2, 3], File.ReadAllBytes(FilePath));
        Assert.Equal([FilePath], Directory.GetFiles(Path.GetDirectoryName(FilePath)!));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(OwnerOnly, File.GetUnixFileMode(FilePath));
    }

    [Fact]
    public void A_file_that_exists_is_not_replaced_unless_asked()
    {
        File.WriteAllText(FilePath, "mine");

        Assert.Throws<IOException>(() => PrivateFile.Write(FilePath, [1], overwrite: false));
        Assert.Equal(
            "FileExists",
            Assert.Throws<AdminException>(() => PrivateFile.CheckNew(FilePath, overwrite: false, "Advice.")).ErrorId);
        PrivateFile.CheckNew(FilePath, overwrite: true, "Advice.");

        Assert.Equal("mine", File.ReadAllText(FilePath));
        Assert.Equal([FilePath], Directory.GetFiles(Path.GetDirectoryName(FilePath)!));
    }

    [Fact]
    public void A_folder_or_a_link_is_refused_and_a_missing_file_is_not()
    {
        var folder = _folder.PathOf("folder");
        Directory.CreateDirectory(folder);

        Assert.Null(PrivateFile.Check(FilePath));
        Assert.Equal("FileExists", Assert.Throws<AdminException>(() => PrivateFile.Check(folder)).ErrorId);
        if (OperatingSystem.IsWindows())
            return;
        var link = _folder.PathOf("link");
        File.WriteAllText(FilePath, "mine");
        File.CreateSymbolicLink(link, FilePath);

        var failure = Assert.Throws<AdminException>(() => PrivateFile.Write(link, [1], overwrite: true));

        Assert.Equal(("NotRegularFile", link), (failure.ErrorId, failure.Target));
        Assert.Equal("mine", File.ReadAllText(FilePath));
    }

    [Fact]
    public void A_file_that_others_can_read_becomes_private_and_it_is_said_once()
    {
        if (OperatingSystem.IsWindows())
            return;
        File.WriteAllText(FilePath, string.Empty);
        File.SetUnixFileMode(FilePath, OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        using var stream = PrivateFile.TryOpen(FilePath)!;

        Assert.True(PrivateFile.Restrict(stream));
        Assert.False(PrivateFile.Restrict(stream));
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(FilePath));
    }

    [Fact]
    public void A_missing_file_is_not_opened_and_a_missing_folder_is_named()
    {
        Assert.Null(PrivateFile.TryOpen(FilePath));
        var path = Path.Combine(_folder.PathOf("none"), "secret");

        Assert.Equal(
            "FolderNotFound",
            Assert.Throws<AdminException>(() => PrivateFile.CheckNew(path, overwrite: true, "Advice.")).ErrorId);
    }
}
