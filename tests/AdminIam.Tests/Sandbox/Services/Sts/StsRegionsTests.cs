using System.Text.Json;
using AdminIam.Build;
using AdminIam.Sandbox.Settings;

namespace AdminIam.Tests.Sandbox.Services.Sts;

public sealed class StsRegionsTests : IDisposable
{
    private const string Disabled =
        "403 RegionDisabledException: STS is not activated in this region for account:123456789012. "
        + "Your account administrator can activate STS in this region using the IAM Console.";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("eu-west-1", "aws", true)]
    [InlineData("af-south-1", "aws", false)]
    [InlineData("eu-south-2", "aws", false)]
    [InlineData("cn-northwest-1", "aws-cn", true)]
    public async Task Credentials_are_issued_in_Regions_that_are_enabled(
        string region, string partition, bool isEnabled)
    {
        using var sandbox = new RunningSandbox(new SandboxOptions { Partition = partition });
        var client = new SandboxClient(sandbox.Server.Url) { Region = region };

        Assert.Equal(isEnabled ? "" : "RegionDisabledException", (await client.CallAsync("GetSessionToken")).Code);
        await client.OkAsync("GetCallerIdentity");
        await client.OkAsync("GetUser");
    }

    [Fact]
    public async Task The_state_file_enables_and_disables_Regions()
    {
        var regions = new Dictionary<string, bool> { ["af-south-1"] = true, ["eu-west-1"] = false };
        await File.WriteAllTextAsync(_folder.PathOf("iam.json"), JsonSerializer.Serialize(new
        {
            accountId = RunningSandbox.AccountId, federation = new { regions },
        }));
        using var sandbox = new RunningSandbox(new SandboxOptions { StatePath = _folder.PathOf("iam.json") });

        await new SandboxClient(sandbox.Server.Url) { Region = "af-south-1" }.OkAsync("GetSessionToken");
        var disabled = new SandboxClient(sandbox.Server.Url) { Region = "eu-west-1" };
        Assert.Equal(Disabled, (await disabled.CallAsync("GetSessionToken")).Error);
        Assert.Equal(Disabled, (await disabled.CallAsync("GetFederationToken", ("Name", "ann"))).Error);
    }

    [Fact]
    public async Task No_session_of_a_root_user_or_role_is_issued_there()
    {
        using var access = await TestRootAccess.StartAsync();
        var key = await access.Sandbox.Root.OkAsync("CreateAccessKey", ("UserName", "admin"));
        var admin = new SandboxClient(access.Sandbox.Server.Url, key["AccessKeyId"], key["SecretAccessKey"])
        {
            Region = "me-south-1",
        };

        Assert.Equal(
            Disabled,
            (await admin.CallAsync(
                "AssumeRoot", TestRootAccess.Request(TestRootAccess.Prod, "IAMAuditRootUserCredentials"))).Error);
        Assert.Equal(
            Disabled,
            (await admin.CallAsync("AssumeRole", TestMember.Request(TestMember.RoleArn(TestRootAccess.Prod)))).Error);
    }
}
