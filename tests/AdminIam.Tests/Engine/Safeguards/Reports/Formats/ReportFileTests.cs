using AdminIam.Build;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Safeguards.Reports.Formats;

namespace AdminIam.Tests.Engine.Safeguards.Reports.Formats;

public sealed class ReportFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Target => _folder.PathOf("report.html");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_new_file_belongs_to_its_owner_only()
    {
        ReportFile.Write(Target, overwrite: false, output => output.WriteByte(65));

        Assert.Equal("A", File.ReadAllText(Target));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Target));
        AssertAlone();
    }

    [Fact]
    public void An_existing_file_is_replaced_only_if_that_is_asked_for()
    {
        File.WriteAllText(Target, "old");

        Assert.Equal("FileExists", Refused(Target, overwrite: false));
        Assert.Equal("old", File.ReadAllText(Target));
        ReportFile.Write(Target, overwrite: true, output => output.WriteByte(65));
        Assert.Equal("A", File.ReadAllText(Target));
        AssertAlone();
    }

    [Fact]
    public void A_write_that_fails_leaves_the_old_file()
    {
        File.WriteAllText(Target, "old");

        var error = Assert.Throws<AdminException>(() => ReportFile.Write(Target, overwrite: true, output =>
        {
            output.Write(new byte[100_000], 0, 100_000);
            throw new IOException("No space left on device");
        }));
        Assert.Equal(("FileFailed", ErrorKind.File), (error.ErrorId, error.Kind));
        Assert.Throws<InvalidOperationException>(
            () => ReportFile.Write(Target, overwrite: true, _ => throw new InvalidOperationException()));
        Assert.Equal("old", File.ReadAllText(Target));
        AssertAlone();
    }

    [Fact]
    public void A_folder_a_link_and_a_missing_folder_are_refused()
    {
        Directory.CreateDirectory(_folder.PathOf("folder"));
        File.WriteAllText(Target, "old");
        File.CreateSymbolicLink(_folder.PathOf("link"), Target);

        Assert.Equal("FileExists", Refused(_folder.PathOf("folder"), overwrite: true));
        Assert.Equal("NotRegularFile", Refused(_folder.PathOf("link"), overwrite: true));
        Assert.Equal("FolderNotFound", Refused(_folder.PathOf("none/report.html"), overwrite: true));
        Assert.Equal("old", File.ReadAllText(Target));
    }

    private static string Refused(string path, bool overwrite)
    {
        var isWritten = false;
        var error = Assert.Throws<AdminException>(() => ReportFile.Write(path, overwrite, _ => isWritten = true));
        Assert.False(isWritten);
        return error.ErrorId;
    }

    private void AssertAlone() => Assert.Equal([Target], Directory.GetFiles(Path.GetDirectoryName(Target)!));
}
