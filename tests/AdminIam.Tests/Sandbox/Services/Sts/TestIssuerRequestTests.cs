using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AdminIam.Build;
using AdminIam.Sandbox.Settings;

namespace AdminIam.Tests.Sandbox.Services.Sts;

public sealed class TestIssuerRequestTests : IDisposable
{
    private const string Path = "/_sandbox/web-identity-token";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_token_of_the_sandbox_assumes_a_role_unless_it_is_changed()
    {
        using var sandbox = Start();
        var token = await TokenAsync(sandbox, ("Subject", "nightly"), ("Claims", "{\"amr\":[\"mfa\"]}"));

        var assumed = await AssumeAsync(sandbox, token);
        Assert.Equal((200, "nightly"), (assumed.Status, assumed.Find("SubjectFromWebIdentityToken")));

        var parts = token.Split('.');
        var forged = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(
            Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1])).Replace("nightly", "anybody")));
        foreach (var wrong in new[] { $"{parts[0]}.{forged}.{parts[2]}", $"{parts[0]}.{parts[1]}.c2ln" })
        {
            Assert.Equal(
                "400 InvalidIdentityToken: The signature of the token is invalid.",
                (await AssumeAsync(sandbox, wrong)).Error);
        }

        Assert.Equal(
            "ExpiredTokenException", (await AssumeAsync(sandbox, await TokenAsync(sandbox, ("Seconds", "-60")))).Code);
    }

    [Fact]
    public async Task The_key_set_verifies_the_token_and_the_key_is_kept()
    {
        string token;
        using (var sandbox = Start())
        {
            var (status, answer) = await sandbox.Root.ControlAsync(Path);
            Assert.Equal(200, status);
            token = answer.GetProperty("token").GetString()!;
            var jwk = answer.GetProperty("jwks").GetProperty("keys")[0];
            using var rsa = RSA.Create(new RSAParameters
            {
                Modulus = Base64Url.DecodeFromChars(jwk.GetProperty("n").GetString()),
                Exponent = Base64Url.DecodeFromChars(jwk.GetProperty("e").GetString()),
            });
            var dot = token.LastIndexOf('.');
            Assert.True(rsa.VerifyData(
                Encoding.ASCII.GetBytes(token[..dot]), Base64Url.DecodeFromChars(token.AsSpan(dot + 1)),
                HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        }

        using var again = new RunningSandbox(new SandboxOptions { StatePath = _folder.PathOf("iam.json") });
        Assert.Equal(200, (await AssumeAsync(again, token)).Status);
    }

    [Theory]
    [InlineData("Seconds", "soon", "Seconds must be a whole number.")]
    [InlineData("Claims", "[]", "Claims must be a JSON object.")]
    [InlineData("Claims", "{", "Claims must be a JSON object.")]
    public async Task A_wrong_field_is_refused(string field, string value, string error)
    {
        using var sandbox = new RunningSandbox();
        var (status, answer) = await sandbox.Root.ControlAsync(Path, (field, value));
        Assert.Equal((400, error), (status, answer.GetProperty("error").GetString()));
    }

    private static async Task<string> TokenAsync(RunningSandbox sandbox, params (string, string)[] fields) =>
        (await sandbox.Root.ControlAsync(Path, fields)).Answer.GetProperty("token").GetString()!;

    private static Task<SandboxReply> AssumeAsync(RunningSandbox sandbox, string token) => sandbox.Root.CallAsync(
        "AssumeRoleWithWebIdentity", ("RoleArn", "arn:aws:iam::123456789012:role/runbook"),
        ("RoleSessionName", "night"), ("WebIdentityToken", token));

    private RunningSandbox Start()
    {
        var path = _folder.PathOf("iam.json");
        File.WriteAllText(path, JsonSerializer.Serialize(new
        {
            accountId = RunningSandbox.AccountId,
            created = DateTime.UtcNow,
            roles = new[]
            {
                new
                {
                    name = "runbook",
                    id = "AROARUNBOOKRUNBOOK222",
                    created = DateTime.UtcNow,
                    assumeRolePolicyDocument = RunningSandbox.Policy(
                        "'Effect':'Allow',"
                        + "'Principal':{'Federated':'arn:aws:iam::123456789012:oidc-provider/issuer.sandbox.example'},"
                        + "'Action':'sts:AssumeRoleWithWebIdentity'"),
                },
            },
        }));
        return new RunningSandbox(new SandboxOptions { StatePath = path });
    }
}
