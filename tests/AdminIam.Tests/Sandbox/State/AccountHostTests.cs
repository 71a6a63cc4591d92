using AdminIam.Sandbox.Settings;

namespace AdminIam.Tests.Sandbox.State;

public sealed class AccountHostTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("adminiam-state").FullName;

    private string StatePath => Path.Combine(_folder, "iam.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_state_is_restored_after_a_restart()
    {
        SandboxReply key;
        using (var sandbox = Start())
        {
            await FillAsync(sandbox);
            key = await sandbox.Root.OkAsync("CreateAccessKey", ("UserName", "alice"));
            await sandbox.Client(key["AccessKeyId"], key["SecretAccessKey"]).OkAsync("GetCallerIdentity");
        }

        using (var sandbox = Start())
        {
            Assert.Equal(
                "sts",
                (await sandbox.Root.OkAsync(
                    "GetAccessKeyLastUsed", ("AccessKeyId", key["AccessKeyId"])))["ServiceName"]);
            await sandbox.Client(key["AccessKeyId"], key["SecretAccessKey"]).OkAsync("ListUsers");
            Assert.Equal(
                "EntityAlreadyExists", (await sandbox.Root.CallAsync("CreateUser", ("UserName", "ALICE"))).Code);
            Assert.Equal(["alice"], (await sandbox.Root.OkAsync("GetGroup", ("GroupName", "ADMINS"))).All("UserName"));
            Assert.Equal(
                "1",
                (await sandbox.Root.OkAsync(
                    "GetPolicy", ("PolicyArn", RunningSandbox.AdministratorAccess)))["AttachmentCount"]);
            Assert.Equal("my-alias", (await sandbox.Root.OkAsync("ListAccountAliases")).All("member")[0]);
        }
    }

    [Fact]
    public async Task Reading_changes_no_byte_of_the_state()
    {
        using (var sandbox = Start())
        {
            await FillAsync(sandbox);
        }

        var before = await File.ReadAllBytesAsync(StatePath);
        using (var sandbox = Start())
        {
            await sandbox.Root.OkAsync("ListUsers");
            await sandbox.Root.OkAsync("GetAccountAuthorizationDetails");
            // Repeated identical calls, as in a run with -Ensure, are also not changes.
            await sandbox.Root.OkAsync("AddUserToGroup", ("UserName", "alice"), ("GroupName", "admins"));
        }

        Assert.Equal(before, await File.ReadAllBytesAsync(StatePath));
    }

    [Fact]
    public async Task Changes_reach_the_file_while_the_server_runs()
    {
        using var sandbox = Start();
        using var saved = new SemaphoreSlim(0);
        using var watcher = new FileSystemWatcher(_folder) { EnableRaisingEvents = true };
        watcher.Renamed += (_, _) => saved.Release();
        await sandbox.CreateUserAsync("alice");
        while (!(await File.ReadAllTextAsync(StatePath)).Contains("alice", StringComparison.Ordinal))
            Assert.True(await saved.WaitAsync(TimeSpan.FromSeconds(20)), "The state was not saved.");
        Assert.Contains("\"alice\"", await File.ReadAllTextAsync(StatePath), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(StatePath));
    }

    [Fact]
    public void A_file_that_is_not_a_state_file_is_refused_and_not_changed()
    {
        File.WriteAllText(StatePath, "{ not json");
        Assert.Throws<InvalidDataException>(Start);
        Assert.Equal("{ not json", File.ReadAllText(StatePath));
        File.WriteAllText(StatePath, "{\"accountId\":\"123456789012\",\"groups\":[{\"name\":\"a\"},{\"name\":\"A\"}]}");
        Assert.Throws<InvalidDataException>(Start);
        File.WriteAllText(StatePath, "{\"accountId\":\"210987654321\"}");
        Assert.Throws<InvalidDataException>(Start);
    }

    [Theory]
    [InlineData("", "damaged")]
    [InlineData("null", "it is null")]
    [InlineData("[]", "damaged")]
    [InlineData("{\"version\":2,\"accountId\":\"123456789012\",\"colour\":\"red\"}", "of version 2")]
    [InlineData("{\"version\":\"1\",\"accountId\":\"123456789012\"}", "no valid version")]
    [InlineData("{\"accountId\":\"123456789012\",\"colour\":\"red\"}", "colour")]
    [InlineData("{\"accountId\":null}", "'accountId' is null")]
    [InlineData("{\"accountId\":\"123456789012\",\"users\":null}", "'users' is null")]
    [InlineData("{\"accountId\":\"123456789012\",\"users\":[{\"name\":\"a\"},null]}", "'users[1]' is null")]
    [InlineData(
        "{\"accountId\":\"123456789012\",\"users\":[{\"name\":\"a\",\"tags\":{\"x\":null}}]}",
        "'users[0].tags.x' is null")]
    [InlineData("{\"accountId\":\"123456789012\",\"users\":[{}]}", "a user has no name")]
    [InlineData("{\"accountId\":\"123456789012\",\"policies\":[{\"name\":\"p\"}]}", "'p' has no version v1")]
    [InlineData(
        "{\"accountId\":\"123456789012\",\"instanceProfiles\":[{\"name\":\"i\",\"roleName\":\"r\"}]}",
        "the instance profile 'i' contains an unknown role")]
    [InlineData("{\"accountId\":\"123456789012\",\"samlProviders\":[{}]}", "a SAML provider has no name")]
    public void An_invalid_state_is_refused_with_the_reason_and_not_changed(string state, string says)
    {
        File.WriteAllText(StatePath, state);

        var failure = Assert.Throws<InvalidDataException>(Start);

        Assert.Contains(StatePath, failure.Message, StringComparison.Ordinal);
        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
        Assert.Equal(state, File.ReadAllText(StatePath));
        File.Delete(StatePath);
        Start().Dispose();
    }

    [Fact]
    public async Task A_truncated_state_is_refused_and_not_changed()
    {
        using (var sandbox = Start())
        {
            await FillAsync(sandbox);
        }

        var whole = await File.ReadAllBytesAsync(StatePath);
        for (var length = 0; length < whole.Length - 2; length += 97)
        {
            await File.WriteAllBytesAsync(StatePath, whole[..length]);
            Assert.Throws<InvalidDataException>(Start);
            Assert.Equal(whole[..length], await File.ReadAllBytesAsync(StatePath));
        }
    }

    [Fact]
    public async Task A_second_sandbox_on_the_same_file_is_refused_until_the_first_stops()
    {
        var link = Path.Combine(_folder, "link.json");
        using (var sandbox = Start())
        {
            await FillAsync(sandbox);
            Assert.Contains(StatePath, Assert.Throws<IOException>(Start).Message, StringComparison.Ordinal);
            File.CreateSymbolicLink(link, StatePath);
            Assert.Throws<IOException>(() => new RunningSandbox(new SandboxOptions { StatePath = link }));
        }

        using (var again = new RunningSandbox(new SandboxOptions { StatePath = link }))
        {
            await again.CreateUserAsync("bob");
        }

        Assert.NotNull(new FileInfo(link).LinkTarget);
        Assert.Contains("\"bob\"", await File.ReadAllTextAsync(StatePath), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_state_that_others_can_read_becomes_private()
    {
        if (OperatingSystem.IsWindows())
            return;
        const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Start().Dispose();
        File.SetUnixFileMode(StatePath, Private | UnixFileMode.OtherRead | UnixFileMode.GroupRead);
        await File.WriteAllTextAsync(StatePath + ".tmp", "left over");
        File.SetUnixFileMode(StatePath + ".tmp", Private | UnixFileMode.OtherRead);
        using (Start())
        {
            Assert.Equal(Private, File.GetUnixFileMode(StatePath));
        }

        using (var sandbox = Start())
        {
            await sandbox.CreateUserAsync("alice");
        }

        Assert.Equal(Private, File.GetUnixFileMode(StatePath));
        Assert.False(File.Exists(StatePath + ".tmp"));
        foreach (var file in Directory.GetFiles(_folder))
            Assert.Equal(Private, File.GetUnixFileMode(file));
    }

    private RunningSandbox Start() => new(new SandboxOptions { StatePath = StatePath });

    private static async Task FillAsync(RunningSandbox sandbox)
    {
        await sandbox.Root.OkAsync("CreateGroup", ("GroupName", "admins"));
        await sandbox.Root.OkAsync(
            "AttachGroupPolicy", ("GroupName", "admins"), ("PolicyArn", RunningSandbox.AdministratorAccess));
        await sandbox.CreateUserAsync("alice");
        await sandbox.Root.OkAsync("AddUserToGroup", ("UserName", "alice"), ("GroupName", "admins"));
        await sandbox.Root.OkAsync("CreateLoginProfile", ("UserName", "alice"), ("Password", "Correct-Horse1"));
        await sandbox.Root.OkAsync(
            "TagUser", ("UserName", "alice"), ("Tags.member.1.Key", "Email"), ("Tags.member.1.Value", "a@example.com"));
        await sandbox.Root.OkAsync("CreateAccountAlias", ("AccountAlias", "my-alias"));
    }
}
