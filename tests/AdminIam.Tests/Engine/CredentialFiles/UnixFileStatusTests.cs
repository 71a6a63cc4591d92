using AdminIam.Build;
using AdminIam.Engine.CredentialFiles;

namespace AdminIam.Tests.Engine.CredentialFiles;

public sealed class UnixFileStatusTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_types_of_files_are_told_apart()
    {
        if (OperatingSystem.IsWindows())
            return;
        var (file, link) = (_folder.PathOf("file"), _folder.PathOf("link"));
        File.WriteAllText(file, string.Empty);
        File.CreateSymbolicLink(link, file);

        Assert.Equal(
            [FileType.Regular, FileType.Link, FileType.Folder, FileType.Special],
            new[] { file, link, Path.GetDirectoryName(file)!, "/dev/null" }.Select(path => FileStatus.Of(path)!.Type));
        Assert.Null(UnixFileStatus.Of(_folder.PathOf("none")));
    }

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, true)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.GroupRead, false)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.GroupExecute, false)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.OtherRead, false)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.OtherWrite, false)]
    public void A_file_is_private_if_only_its_owner_may_do_anything_with_it(UnixFileMode mode, bool isPrivate)
    {
        if (OperatingSystem.IsWindows())
            return;
        var path = _folder.PathOf("file");
        File.WriteAllText(path, string.Empty);
        File.SetUnixFileMode(path, mode);

        Assert.Equal((isPrivate, true), (UnixFileStatus.Of(path)!.IsPrivate, UnixFileStatus.Of(path)!.IsOwn));
    }

    [Fact]
    public void A_file_is_the_same_by_its_path_and_its_handle_until_it_is_replaced()
    {
        if (OperatingSystem.IsWindows())
            return;
        var path = _folder.PathOf("file");
        using var stream = new FileStream(path, FileMode.Create);
        Assert.Equal(UnixFileStatus.Of(path)!.Identity, UnixFileStatus.Of(stream.SafeFileHandle, path).Identity);

        File.WriteAllText(_folder.PathOf("other"), string.Empty);
        File.Move(_folder.PathOf("other"), path, overwrite: true);

        Assert.NotEqual(UnixFileStatus.Of(path)!.Identity, UnixFileStatus.Of(stream.SafeFileHandle, path).Identity);
    }
}
