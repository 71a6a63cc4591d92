using AdminIam.Build;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Secrets;
using AdminIam.Engine.CredentialFiles;

namespace AdminIam.Tests.Engine.CredentialFiles;

public sealed class CredentialExportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string FilePath => _folder.PathOf("credentials.csv");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_file_appears_complete_and_its_rows_are_on_disk_before()
    {
        using var export = new CredentialExport(FilePath, overwrite: false);
        export.Add(Row("alice", key: true));

        Assert.False(File.Exists(FilePath));
        Assert.Contains(
            "alice,p-alice,AKIAalice,s-alice,", File.ReadAllText(Assert.Single(Parts())), StringComparison.Ordinal);

        export.Finish();

        Assert.Equal([FilePath], Files());
        Assert.Equal(
            "User name,Password,Access key ID,Secret access "
                + "key,Console login link\r\nalice,p-alice,AKIAalice,s-alice,https://x\r\n",
            File.ReadAllText(FilePath));
        Assert.Equal((byte)'U', File.ReadAllBytes(FilePath)[0]);
    }

    [Fact]
    public void Without_keys_it_has_the_format_without_keys()
    {
        Write("alice", "bob");

        Assert.Equal(
            ["User name,Password,Console sign-in URL", "alice,p-alice,https://x", "bob,p-bob,https://x"],
            File.ReadAllLines(FilePath));
        Assert.Equal([FilePath], Files());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Only_its_owner_can_read_it_from_the_start(bool key)
    {
        if (OperatingSystem.IsWindows())
            return;
        const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var export = new CredentialExport(FilePath, overwrite: false);
        export.Add(Row("alice", key));

        Assert.Equal(OwnerOnly, File.GetUnixFileMode(Assert.Single(Parts())));
        export.Finish();
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(FilePath));
    }

    [Fact]
    public void An_interrupted_run_keeps_its_rows()
    {
        using (var export = new CredentialExport(FilePath, overwrite: false))
            export.Add(Row("alice", key: true));

        Assert.Equal("alice", Assert.Single(CredentialCsv.Read(File.ReadAllText(FilePath))).UserName);
        Assert.Equal([FilePath], Files());
    }

    [Fact]
    public void A_run_without_a_row_leaves_no_file()
    {
        new CredentialExport(FilePath, overwrite: false).Dispose();

        Assert.Empty(Files());
    }

    [Fact]
    public void An_existing_file_is_not_changed()
    {
        Write("alice");
        var before = File.ReadAllText(FilePath);

        var refused = Assert.Throws<AdminException>(() => new CredentialExport(FilePath, overwrite: false));

        Assert.Equal(
            ("FileExists", ErrorKind.ResourceExists, FilePath), (refused.ErrorId, refused.Kind, refused.Target));
        Assert.Equal(before, File.ReadAllText(FilePath));
        Assert.Equal([FilePath], Files());
    }

    [Fact]
    public void A_file_is_replaced_only_by_a_complete_one()
    {
        Write("alice");
        using var export = new CredentialExport(FilePath, overwrite: true);
        export.Add(Row("bob", key: false));

        Assert.Contains("alice", File.ReadAllText(FilePath), StringComparison.Ordinal);
        export.Finish();
        Assert.DoesNotContain("alice", File.ReadAllText(FilePath), StringComparison.Ordinal);
        Assert.Contains("bob", File.ReadAllText(FilePath), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_refused()
    {
        var path = _folder.PathOf(Path.Combine("nowhere", "c.csv"));

        var refused = Assert.Throws<AdminException>(() => new CredentialExport(path, overwrite: true));

        Assert.Equal(("FolderNotFound", ErrorKind.NotFound, path), (refused.ErrorId, refused.Kind, refused.Target));
    }

    [Fact]
    public void A_folder_instead_of_a_file_is_refused()
    {
        Directory.CreateDirectory(FilePath);

        Assert.Equal(
            "FileExists", Assert.Throws<AdminException>(() => new CredentialExport(FilePath, overwrite: true)).ErrorId);
    }

    private void Write(params string[] names)
    {
        using var export = new CredentialExport(FilePath, overwrite: true);
        foreach (var name in names)
            export.Add(Row(name, key: false));
        export.Finish();
    }

    private string[] Parts() => Directory.GetFiles(Path.GetDirectoryName(FilePath)!, "*.part");

    private string[] Files() => Directory.GetFiles(Path.GetDirectoryName(FilePath)!);

    private static CredentialRow Row(string name, bool key) => new(
        name, SecretText.Protect($"p-{name}"), key ? $"AKIA{name}" : null, key ? SecretText.Protect($"s-{name}") : null,
        "https://x");
}
