using System.Net;
using System.Net.Sockets;
using AdminIam.Build;
using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Aws.Sessions;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Secrets;
using AdminIam.Engine.Iam;
using AdminIam.Engine.Iam.Accounts;
using AdminIam.Engine.Iam.Users;
using AdminIam.Sandbox.Settings;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.Aws.Sessions;

public sealed class SessionFactoryTests : IDisposable
{
    private const string RoleArn = "arn:aws:iam::123456789012:role/Setup";
    private readonly StopSignal _stop = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _stop.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_session_identifies_the_caller()
    {
        using var sandbox = new RunningSandbox();
        using var session = await ConnectAsync(sandbox, "sandbox", "sandbox");

        Assert.True(session.Identity.IsRoot);
        Assert.Equal(("123456789012", "aws"), (session.Identity.AccountId, session.Partition.Name));
        Assert.Equal(sandbox.Server.Url, session.EndpointUrl);
    }

    [Theory]
    [InlineData("aws-cn", "cn-north-1", "https://123456789012.signin.amazonaws.cn/console")]
    [InlineData("aws-us-gov", "us-gov-west-1", "https://123456789012.signin.amazonaws-us-gov.com/console")]
    public async Task A_session_in_another_partition_signs_for_it_and_uses_its_policies(
        string partition, string region, string signInUrl)
    {
        using var sandbox = new RunningSandbox(new SandboxOptions { Partition = partition });
        using var session = await ConnectAsync(
            sandbox, "sandbox", "sandbox", options => options with { Region = region });
        var run = new IamRun(session, _stop);

        var account = await AccountReader.ReadAsync(run);
        var user = await new UserProvisioner(run).ProvisionAsync(
            new UserRequest { UserName = "alice", GeneratePassword = true });

        Assert.Equal((partition, signInUrl), (session.Partition.Name, account.SignInUrl));
        Assert.Equal((null, signInUrl), (user.Failure?.Message, user.SignInUrl));
        Assert.StartsWith($"arn:{partition}:iam::", user.User.Arn, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sandbox", "wrong", "InvalidCredentials", "SignatureDoesNotMatch")]
    [InlineData("AKIAUNKNOWN", "sandbox", "InvalidCredentials", "InvalidClientTokenId")]
    public async Task Wrong_keys_are_refused_and_not_displayed(string key, string secret, string id, string code)
    {
        using var sandbox = new RunningSandbox();

        var refused = await Assert.ThrowsAsync<AdminException>(() => ConnectAsync(sandbox, key, secret));

        Assert.Equal((id, ErrorKind.Authentication, key), (refused.ErrorId, refused.Kind, refused.Target));
        Assert.Contains(code, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_incomplete_credential_is_refused()
    {
        var url = new Uri("http://127.0.0.1:1");
        var keyOnly = new SessionOptions { EndpointUrl = url, AccessKey = "AKIA" };
        var secretOnly = new SessionOptions { EndpointUrl = url, SecretKey = SecretText.Protect("x") };

        foreach (var options in new[] { keyOnly, secretOnly })
        {
            var refused = await Assert.ThrowsAsync<AdminException>(() => IamSession.ConnectAsync(options, _stop));
            Assert.Equal(("IncompleteCredentials", ErrorKind.InvalidArgument), (refused.ErrorId, refused.Kind));
        }
    }

    [Fact]
    public async Task A_closed_port_is_reported_within_seconds()
    {
        var closed = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        closed.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var url = new Uri($"http://{closed.LocalEndPoint}");
        closed.Dispose();

        var refused = await Assert.ThrowsAsync<AdminException>(() => IamSession.ConnectAsync(
            new SessionOptions { EndpointUrl = url, AccessKey = "a", SecretKey = SecretText.Protect("b") }, _stop))
            .WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal(("EndpointUnreachable", ErrorKind.Connection), (refused.ErrorId, refused.Kind));
    }

    [Fact]
    public async Task A_stop_ends_the_wait_for_an_endpoint_that_does_not_respond()
    {
        using var silent = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        silent.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        silent.Listen(1);
        var url = new Uri($"http://{silent.LocalEndPoint}");
        var connecting = IamSession.ConnectAsync(
            new SessionOptions { EndpointUrl = url, AccessKey = "a", SecretKey = SecretText.Protect("b") }, _stop);

        _stop.Stop(TimeSpan.Zero);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connecting.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task A_role_is_assumed()
    {
        using var sandbox = StartWithRole("'Bool':{'aws:SecureTransport':'false'}");
        var key = await KeyOfAsync(sandbox, "alice");
        using var session = await ConnectAsync(
            sandbox, key.Id, key.Secret, options => options with { RoleArn = RoleArn, DurationSeconds = 900 });
        var run = new IamRun(session, _stop);

        Assert.Equal("arn:aws:sts::123456789012:assumed-role/Setup/AdminIam", session.Identity.Arn);
        Assert.Null(session.Identity.UserName);
        Assert.Equal(["alice"], (await new UserReader(run).List().ToListAsync()).Select(user => user.UserName));
    }

    [Fact]
    public async Task A_role_that_does_not_trust_the_user_is_refused()
    {
        using var sandbox = StartWithRole("'StringEquals':{'sts:ExternalId':'expected'}");
        var key = await KeyOfAsync(sandbox, "alice");

        var refused = await Assert.ThrowsAsync<AdminException>(
            () => ConnectAsync(
                sandbox, key.Id, key.Secret, options => options with { RoleArn = RoleArn, ExternalId = "another" }));
        using var session = await ConnectAsync(
            sandbox, key.Id, key.Secret, options => options with { RoleArn = RoleArn, ExternalId = "expected" });

        Assert.Equal(("AccessDenied", ErrorKind.PermissionDenied), (refused.ErrorId, refused.Kind));
        Assert.Contains("sts:AssumeRole", refused.Message, StringComparison.Ordinal);
        Assert.EndsWith("assumed-role/Setup/AdminIam", session.Identity.Arn, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_requires_mfa_gets_the_code()
    {
        using var sandbox = StartWithRole("'Bool':{'aws:MultiFactorAuthPresent':'true'}");
        var key = await KeyOfAsync(sandbox, "alice");
        var (serial, code) = await EnableMfaAsync(sandbox, "alice");
        var role = (SessionOptions options) => options with { RoleArn = RoleArn, MfaSerial = serial };

        var refused = await Assert.ThrowsAsync<AdminException>(
            () => ConnectAsync(sandbox, key.Id, key.Secret, options => role(options) with { MfaCode = "000000" }));
        using var session = await ConnectAsync(
            sandbox, key.Id, key.Secret, options => role(options) with { MfaCode = code });

        Assert.Equal("AccessDenied", refused.ErrorId);
        Assert.Contains("MultiFactorAuthentication failed", refused.Message, StringComparison.Ordinal);
        Assert.EndsWith("assumed-role/Setup/AdminIam", session.Identity.Arn, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mfa_is_also_verified_without_a_role()
    {
        using var sandbox = new RunningSandbox();
        var key = await KeyOfAsync(sandbox, "alice");
        await sandbox.Root.OkAsync(
            "PutUserPolicy", ("UserName", "alice"), ("PolicyName", "mfa"), ("PolicyDocument", RunningSandbox.Policy(
            "'Effect':'Allow','Action':'iam:*','Resource':'*',"
                + "'Condition':{'Bool':{'aws:MultiFactorAuthPresent':'true'}}")));
        var (serial, code) = await EnableMfaAsync(sandbox, "alice");

        using var without = await ConnectAsync(sandbox, key.Id, key.Secret);
        using var with = await ConnectAsync(
            sandbox, key.Id, key.Secret, options => options with { MfaSerial = serial, MfaCode = code });

        await Assert.ThrowsAnyAsync<Exception>(() => new UserReader(new IamRun(without, _stop)).List().ToListAsync());
        Assert.Single(await new UserReader(new IamRun(with, _stop)).List().ToListAsync());
        Assert.Equal("alice", with.Identity.UserName);
    }

    [Fact]
    public async Task Temporary_keys_require_their_token()
    {
        using var sandbox = new RunningSandbox();
        var temporary = await sandbox.Root.OkAsync("GetSessionToken");

        using var session = await ConnectAsync(
            sandbox, temporary["AccessKeyId"], temporary["SecretAccessKey"],
            options => options with { SessionToken = SecretText.Protect(temporary["SessionToken"]) });
        var refused = await Assert.ThrowsAsync<AdminException>(
            () => ConnectAsync(sandbox, temporary["AccessKeyId"], temporary["SecretAccessKey"]));

        Assert.True(session.Identity.IsRoot);
        Assert.Equal(ErrorKind.Authentication, refused.Kind);
    }

    private Task<IamSession> ConnectAsync(
        RunningSandbox sandbox, string key, string secret, Func<SessionOptions, SessionOptions>? change = null)
    {
        var options = new SessionOptions
        {
            EndpointUrl = sandbox.Server.Url,
            AccessKey = key,
            SecretKey = SecretText.Protect(secret),
        };
        return IamSession.ConnectAsync(change?.Invoke(options) ?? options, _stop);
    }

    private static async Task<(string Id, string Secret)> KeyOfAsync(RunningSandbox sandbox, string userName)
    {
        await sandbox.CreateUserAsync(userName);
        var key = await sandbox.Root.OkAsync("CreateAccessKey", ("UserName", userName));
        return (key["AccessKeyId"], key["SecretAccessKey"]);
    }

    private static async Task<(string Serial, string Code)> EnableMfaAsync(RunningSandbox sandbox, string userName)
    {
        var device = await sandbox.Root.OkAsync("CreateVirtualMFADevice", ("VirtualMFADeviceName", userName));
        var secret = System.Text.Encoding.ASCII.GetString(Convert.FromBase64String(device["Base32StringSeed"]));
        var now = DateTime.UtcNow;
        await sandbox.Root.OkAsync(
            "EnableMFADevice", ("UserName", userName), ("SerialNumber", device["SerialNumber"]),
            ("AuthenticationCode1", TestTotp.Code(secret, now.AddSeconds(-30))),
            ("AuthenticationCode2", TestTotp.Code(secret, now)));
        // A code can be used only once, so the next one is used.
        return (device["SerialNumber"], TestTotp.Code(secret, now.AddSeconds(30)));
    }

    // The sandbox does not support CreateRole, so a state file contains the role.
    private RunningSandbox StartWithRole(string condition)
    {
        var path = _folder.PathOf("iam.json");
        File.WriteAllText(path, System.Text.Json.JsonSerializer.Serialize(new
        {
            accountId = RunningSandbox.AccountId,
            created = DateTime.UtcNow,
            roles = new[]
            {
                new
                {
                    name = "Setup",
                    id = "AROASETUPSETUPSETUP01",
                    created = DateTime.UtcNow,
                    assumeRolePolicyDocument = RunningSandbox.Policy(
                        "'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::123456789012:user/alice'},"
                        + $"'Action':'sts:AssumeRole','Condition':{{{condition}}}"),
                    inlinePolicies = new Dictionary<string, string>
                    {
                        ["own"] = RunningSandbox.Policy("'Effect':'Allow','Action':'iam:*','Resource':'*'"),
                    },
                },
            },
        }));
        return new RunningSandbox(new SandboxOptions { StatePath = path });
    }
}
