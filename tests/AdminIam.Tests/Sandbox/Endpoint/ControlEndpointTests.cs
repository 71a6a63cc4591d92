using AdminIam.Sandbox;
using AdminIam.Sandbox.Settings;

namespace AdminIam.Tests.Sandbox.Endpoint;

public sealed class ControlEndpointTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("adminiam-state").FullName;

    private string StatePath => Path.Combine(_folder, "iam.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_reset_clears_the_state_and_keeps_the_server()
    {
        using var sandbox = Start();
        await FillAsync(sandbox);
        Assert.Equal(200, (await sandbox.Root.PostAsync("/_sandbox/reset")).Status);
        Assert.Empty((await sandbox.Root.OkAsync("ListUsers")).All("UserName"));
        using var http = new HttpClient();
        Assert.Contains(
            "\"CreateUser\": 1", await http.GetStringAsync(new Uri(sandbox.Server.Url, "/_sandbox/stats")),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reset_requires_the_root_key()
    {
        using var sandbox = Start();
        var alice = await sandbox.UserClientAsync(
            "alice", RunningSandbox.Policy("'Effect':'Allow','Action':'*','Resource':'*'"));
        using var http = new HttpClient();
        using var unsigned = await http.PostAsync(new Uri(sandbox.Server.Url, "/_sandbox/reset"), null);
        Assert.Equal(403, (int)unsigned.StatusCode);
        Assert.Contains("root identity", await unsigned.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(403, (await alice.PostAsync("/_sandbox/reset")).Status);
        Assert.Equal(403, (await sandbox.Client("sandbox", "wrong").PostAsync("/_sandbox/reset")).Status);
        Assert.Equal(["alice"], (await sandbox.Root.OkAsync("ListUsers")).All("UserName"));
    }

    [Fact]
    public async Task With_any_credential_a_reset_requires_no_signature()
    {
        using var sandbox = new RunningSandbox(new SandboxOptions { AnyCredential = true });
        await sandbox.CreateUserAsync("alice");
        using var http = new HttpClient();
        using var unsigned = await http.PostAsync(new Uri(sandbox.Server.Url, "/_sandbox/reset"), null);
        Assert.Equal(200, (int)unsigned.StatusCode);
        Assert.Empty(await unsigned.Content.ReadAsByteArrayAsync());
        Assert.Null(unsigned.Content.Headers.ContentType);
        Assert.Empty((await sandbox.Root.OkAsync("ListUsers")).All("UserName"));
    }

    [Fact]
    public async Task A_control_request_that_fails_is_answered_and_is_in_the_statistics()
    {
        using var server = SandboxServer.Start(new SandboxOptions(), [new FailingService()]);
        using var http = new HttpClient { BaseAddress = server.Url };
        using var answer = await http.PostAsync(new Uri("/_sandbox/fail", UriKind.Relative), null);
        Assert.Equal(500, (int)answer.StatusCode);
        Assert.Contains(
            "The request cannot be answered.",
            await http.GetStringAsync(new Uri("/_sandbox/stats", UriKind.Relative)),
            StringComparison.Ordinal);
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

    [Fact]
    public async Task The_answer_to_a_reset_has_no_content()
    {
        using var sandbox = new RunningSandbox(new SandboxOptions { AnyCredential = true });
        var answer = await sandbox.SendRawAsync(
            "POST /_sandbox/reset HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
        Assert.StartsWith("HTTP/1.1 200 OK\r\n", answer, StringComparison.Ordinal);
        Assert.EndsWith("Content-Length: 0\r\n\r\n", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Content-Type", answer, StringComparison.Ordinal);
    }
}
