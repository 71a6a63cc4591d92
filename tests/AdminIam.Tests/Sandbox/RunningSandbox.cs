using System.Net;
using System.Net.Sockets;
using System.Text;
using AdminIam.Sandbox;
using AdminIam.Sandbox.Settings;

namespace AdminIam.Tests.Sandbox;

/// <summary>A sandbox for a test, with helpers for common resources.</summary>
internal sealed class RunningSandbox : IDisposable
{
    public const string AccountId = "123456789012";
    public const string AdministratorAccess = "arn:aws:iam::aws:policy/AdministratorAccess";

    public RunningSandbox(SandboxOptions? options = null)
    {
        Server = SandboxServer.Start(options ?? new SandboxOptions());
        Root = new SandboxClient(Server.Url);
    }

    public static RunningSandbox Start(SandboxOptions options) => new(options);

    public SandboxServer Server { get; }

    public SandboxClient Root { get; }

    public void Dispose() => Server.Dispose();

    public SandboxClient Client(string keyId, string secret, string? token = null) =>
        new(Server.Url, keyId, secret, token);

    /// <summary>Creates a client for the session in an answer of STS.</summary>
    public SandboxClient Session(SandboxReply credentials) =>
        Client(credentials["AccessKeyId"], credentials["SecretAccessKey"], credentials["SessionToken"]);

    public Task<SandboxReply> CreateUserAsync(string name) => Root.OkAsync("CreateUser", ("UserName", name));

    /// <summary>Creates a user with an access key and, optionally, an inline policy.</summary>
    public async Task<SandboxClient> UserClientAsync(string name, string? policy = null)
    {
        await CreateUserAsync(name);
        if (policy is not null)
            await Root.OkAsync("PutUserPolicy", ("UserName", name), ("PolicyName", "own"), ("PolicyDocument", policy));
        return await KeyClientAsync(name);
    }

    public async Task<SandboxClient> KeyClientAsync(string name)
    {
        var key = await Root.OkAsync("CreateAccessKey", ("UserName", name));
        return Client(key["AccessKeyId"], key["SecretAccessKey"]);
    }

    /// <summary>Sends bytes that need not be a request, and returns what the server sends until the connection
    /// ends.</summary>
    public async Task<string> SendRawAsync(byte[] bytes)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Server.Url.Port);
        var stream = client.GetStream();
        var answer = new MemoryStream();
        try
        {
            await stream.WriteAsync(bytes);
            client.Client.Shutdown(SocketShutdown.Send);
            using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            await stream.CopyToAsync(answer, timeout.Token);
        }
        catch (IOException)
        {
            // The server may close the connection before it has read everything. The answer is what it has sent until
            // then.
        }

        return Encoding.UTF8.GetString(answer.ToArray());
    }

    /// <summary>A policy document of one statement: the text between its braces, with ' for ".</summary>
    public static string Policy(params string[] statements) =>
        "{'Version':'2012-10-17','Statement':[".Replace('\'', '"')
        + string.Join(",", statements.Select(statement => "{" + statement.Replace('\'', '"') + "}")) + "]}";
}
