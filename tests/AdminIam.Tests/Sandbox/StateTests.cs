using AdminIam.Sandbox;

namespace AdminIam.Tests.Sandbox;

public sealed class StateTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("adminiam-state").FullName;

    private string StatePath => Path.Combine(folder, "iam.json");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task What_was_made_is_there_after_a_restart()
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
            Assert.Equal("sts", (await sandbox.Root.OkAsync("GetAccessKeyLastUsed", ("AccessKeyId", key["AccessKeyId"])))["ServiceName"]);
            await sandbox.Client(key["AccessKeyId"], key["SecretAccessKey"]).OkAsync("ListUsers");
            Assert.Equal("EntityAlreadyExists", (await sandbox.Root.CallAsync("CreateUser", ("UserName", "ALICE"))).Code);
            Assert.Equal(["alice"], (await sandbox.Root.OkAsync("GetGroup", ("GroupName", "ADMINS"))).All("UserName"));
            Assert.Equal("1", (await sandbox.Root.OkAsync("GetPolicy", ("PolicyArn", RunningSandbox.AdministratorAccess)))["AttachmentCount"]);
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
            // The same again, as a run with -Ensure may send it, is no change either.
            await sandbox.Root.OkAsync("AddUserToGroup", ("UserName", "alice"), ("GroupName", "admins"));
        }

        Assert.Equal(before, await File.ReadAllBytesAsync(StatePath));
    }

    [Fact]
    public async Task Changes_reach_the_file_while_the_server_runs()
    {
        using var sandbox = Start();
        await sandbox.CreateUserAsync("alice");
        for (var i = 0; i < 100 && !(await File.ReadAllTextAsync(StatePath)).Contains("alice", StringComparison.Ordinal); i++)
            await Task.Delay(50);
        Assert.Contains("\"alice\"", await File.ReadAllTextAsync(StatePath), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(StatePath));
    }

    [Fact]
    public async Task A_reset_clears_the_state_and_keeps_the_server()
    {
        using var sandbox = Start();
        await FillAsync(sandbox);
        using var http = new HttpClient();
        using var response = await http.PostAsync(new Uri(sandbox.Server.Url, "/_sandbox/reset"), null);
        Assert.True(response.IsSuccessStatusCode);
        Assert.Empty((await sandbox.Root.OkAsync("ListUsers")).All("UserName"));
        Assert.Contains("\"CreateUser\": 1", await http.GetStringAsync(new Uri(sandbox.Server.Url, "/_sandbox/stats")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_state_is_refused_and_left()
    {
        File.WriteAllText(StatePath, "{ not json");
        Assert.Throws<InvalidDataException>(Start);
        Assert.Equal("{ not json", File.ReadAllText(StatePath));
        File.WriteAllText(StatePath, "{\"accountId\":\"123456789012\",\"groups\":[{\"name\":\"a\"},{\"name\":\"A\"}]}");
        Assert.Throws<InvalidDataException>(Start);
        File.WriteAllText(StatePath, "{\"accountId\":\"210987654321\"}");
        Assert.Throws<InvalidDataException>(Start);
    }

    private RunningSandbox Start() => new(new SandboxOptions { StatePath = StatePath });

    private static async Task FillAsync(RunningSandbox sandbox)
    {
        await sandbox.Root.OkAsync("CreateGroup", ("GroupName", "admins"));
        await sandbox.Root.OkAsync("AttachGroupPolicy", ("GroupName", "admins"), ("PolicyArn", RunningSandbox.AdministratorAccess));
        await sandbox.CreateUserAsync("alice");
        await sandbox.Root.OkAsync("AddUserToGroup", ("UserName", "alice"), ("GroupName", "admins"));
        await sandbox.Root.OkAsync("CreateLoginProfile", ("UserName", "alice"), ("Password", "Correct-Horse1"));
        await sandbox.Root.OkAsync("TagUser", ("UserName", "alice"), ("Tags.member.1.Key", "Email"), ("Tags.member.1.Value", "a@example.com"));
        await sandbox.Root.OkAsync("CreateAccountAlias", ("AccountAlias", "my-alias"));
    }
}
