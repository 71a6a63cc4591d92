using AdminIam.Sandbox;
using AdminIam.Sandbox.Settings;
using AdminIam.Tests.Sandbox.Services.Tickets;

namespace AdminIam.Tests.Sandbox.Json;

/// <summary>JSON of clients with a text that is not Unicode, wherever the sandbox reads JSON.</summary>
public sealed class StrictJsonTests : IDisposable
{
    private const string HalfAPair = "\\ud800";
    private readonly RunningSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [InlineData("{\"" + HalfAPair + "\":1}")]
    [InlineData("{\"Version\":\"2012-10-17\",\"Statement\":[],\"Id\":\"" + HalfAPair + "\"}")]
    public async Task A_policy_has_a_syntax_error(string document) => Assert.Equal(
        "400 MalformedPolicyDocument: Syntax errors in policy.",
        (await _sandbox.Root.CallAsync("CreatePolicy", ("PolicyName", "p"), ("PolicyDocument", document))).Error);

    [Fact]
    public async Task A_token_is_invalid()
    {
        var token = TestToken.Create(DateTime.UtcNow.AddHours(1)).Split('.');
        var claims = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes("{\"iss\":\"" + HalfAPair + "\"}"));
        token[1] = claims.TrimEnd('=');

        var reply = await _sandbox.Root.CallAsync(
            "AssumeRoleWithWebIdentity",
            ("RoleArn", "arn:aws:iam::123456789012:role/none"),
            ("RoleSessionName", "session"),
            ("WebIdentityToken", string.Join('.', token)));

        Assert.Equal("InvalidIdentityToken", reply.Code);
    }

    [Fact]
    public async Task Claims_of_a_token_are_refused()
    {
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent([new("Claims", "{\"" + HalfAPair + "\":1}")]);
        using var answer = await http.PostAsync(new Uri(_sandbox.Server.Url, "/_sandbox/web-identity-token"), form);
        Assert.Equal(400, (int)answer.StatusCode);
    }

    [Fact]
    public async Task An_input_is_not_valid_JSON()
    {
        using var server = SandboxServer.Start(new SandboxOptions(), [new TicketService()]);

        var (status, body, _) = await new JsonClient(server.Url).CallAsync(
            TicketModel.TargetPrefix + ".CreateUser", "{\"UserName\":\"" + HalfAPair + "\"}");

        Assert.Equal(
            (400, "SerializationException"), (status, body.GetProperty("__type").GetString()!.Split('#')[^1]));
    }
}
