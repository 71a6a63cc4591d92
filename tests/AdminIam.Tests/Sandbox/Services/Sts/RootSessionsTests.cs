using AdminIam.Sandbox.Settings;

namespace AdminIam.Tests.Sandbox.Services.Sts;

public sealed class RootSessionsTests
{
    private const string Prod = TestRootAccess.Prod;
    private const string Test = TestRootAccess.Test;
    private const string Audit = "IAMAuditRootUserCredentials";
    private const string Delete = "IAMDeleteRootUserCredentials";
    private const string Admin = $"arn:aws:iam::{RunningSandbox.AccountId}:user/admin";

    [Fact]
    public async Task A_deletion_removes_every_credential_of_the_root_user_and_nothing_else()
    {
        using var access = await TestRootAccess.StartAsync();
        var prod = await TestMember.EnterAsync(access.Sandbox, access.Administrator, Prod);
        await prod.OkAsync("CreateUser", ("UserName", "ann"));
        var key = (await prod.OkAsync("CreateAccessKey", ("UserName", "ann")))["AccessKeyId"];
        var device = (await prod.OkAsync("CreateVirtualMFADevice", ("VirtualMFADeviceName", "ann")))["SerialNumber"];
        var deleter = await access.DeleterAsync(Prod);

        foreach (var (operation, input) in new[]
        {
            ("DeleteAccessKey", new[] { ("UserName", "ann"), ("AccessKeyId", key) }),
            ("ListAccessKeys", [("UserName", "ann")]),
            ("DeleteVirtualMFADevice", [("SerialNumber", device)]),
            ("DeleteUser", [("UserName", "ann")]),
            ("GetAccountSummary", []),
        })
        {
            Assert.Equal((operation, "AccessDenied"), (operation, (await deleter.CallAsync(operation, input)).Code));
        }

        await deleter.OkAsync("DeleteAccessKey", ("AccessKeyId", TestRootAccess.Key));
        await deleter.OkAsync("DeleteSigningCertificate", ("CertificateId", TestRootAccess.Certificate));
        await deleter.OkAsync("DeleteLoginProfile");
        await deleter.OkAsync("DeactivateMFADevice", ("SerialNumber", TestRootAccess.Device));
        // The policy of the task lists the action, and denies it for what is not the root identity itself.
        Assert.Equal(
            "AccessDenied",
            (await deleter.CallAsync("DeleteVirtualMFADevice", ("SerialNumber", TestRootAccess.Device))).Code);

        foreach (var list in new[] { "ListAccessKeys", "ListSigningCertificates", "ListMFADevices" })
            Assert.Empty((await deleter.OkAsync(list)).All("member"));
        Assert.Equal(key, (await prod.OkAsync("ListAccessKeys", ("UserName", "ann")))["AccessKeyId"]);
    }

    [Theory]
    [InlineData("DeleteAccessKey", "AccessKeyId", TestRootAccess.Key)]
    [InlineData("DeleteSigningCertificate", "CertificateId", TestRootAccess.Certificate)]
    [InlineData("DeleteLoginProfile", null, null)]
    [InlineData("DeactivateMFADevice", "SerialNumber", $"arn:aws:iam::{Prod}:mfa/root-account-mfa-device")]
    [InlineData("DeleteVirtualMFADevice", "SerialNumber", $"arn:aws:iam::{Prod}:mfa/root-account-mfa-device")]
    [InlineData("CreateLoginProfile", null, null)]
    public async Task An_audit_changes_nothing(string operation, string? name, string? value)
    {
        using var access = await TestRootAccess.StartAsync();
        var auditor = await access.AuditorAsync(Prod);

        var reply = await auditor.CallAsync(operation, name is null ? [] : [(name, value!)]);

        Assert.Equal("AccessDenied", reply.Code);
        Assert.EndsWith("with an explicit deny in a session policy", reply.Message, StringComparison.Ordinal);
        Assert.StartsWith(
            $"User: arn:aws:iam::{Prod}:root is not authorized to perform: iam:{operation} on resource: ",
            reply.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("S3UnlockBucketPolicy")]
    [InlineData("SQSUnlockQueuePolicy")]
    public async Task Tasks_of_other_services_allow_nothing_in_IAM(string task)
    {
        using var access = await TestRootAccess.StartAsync();
        var root = await access.RootAsync(Prod, task);

        Assert.Equal("AccessDenied", (await root.CallAsync("GetAccountSummary")).Code);
        Assert.Equal("AccessDenied", (await root.CallAsync("CreateUser", ("UserName", "ann"))).Code);
    }

    [Theory]
    [InlineData(RunningSandbox.AccountId)]
    [InlineData("000000000000")]
    public async Task Only_member_accounts_have_sessions(string target)
    {
        using var access = await TestRootAccess.StartAsync();
        Assert.Equal(Refused(Admin, target), (await CallAsync(access, target, Audit)).Error);
    }

    [Fact]
    public async Task Each_task_requires_its_feature()
    {
        using var access = await TestRootAccess.StartAsync();
        await access.Administrator.OkAsync("DisableOrganizationsRootCredentialsManagement");
        Assert.Equal(Refused(Admin, Prod), (await CallAsync(access, Prod, Audit)).Error);
        Assert.Equal(200, (await CallAsync(access, Prod, "S3UnlockBucketPolicy")).Status);

        await access.Administrator.OkAsync("EnableOrganizationsRootCredentialsManagement");
        await access.Administrator.OkAsync("DisableOrganizationsRootSessions");
        Assert.Equal(Refused(Admin, Prod), (await CallAsync(access, Prod, "S3UnlockBucketPolicy")).Error);
        Assert.Equal(200, (await CallAsync(access, Prod, Audit)).Status);

        await access.Organizations.OkAsync(
            "DisableAWSServiceAccess", new { ServicePrincipal = TestRootAccess.Service });
        Assert.Equal(Refused(Admin, Prod), (await CallAsync(access, Prod, Audit)).Error);
    }

    [Fact]
    public async Task The_root_user_itself_is_refused()
    {
        using var access = await TestRootAccess.StartAsync();
        var arn = $"arn:aws:iam::{RunningSandbox.AccountId}:root";
        Assert.Equal(
            Refused(arn, Prod),
            (await access.Sandbox.Root.CallAsync("AssumeRoot", TestRootAccess.Request(Prod, Audit))).Error);
    }

    [Fact]
    public async Task A_member_account_needs_to_be_the_delegated_administrator()
    {
        using var access = await TestRootAccess.StartAsync();
        var member = await TestMember.EnterAsync(access.Sandbox, access.Administrator, Test);
        const string session = $"arn:aws:sts::{Test}:assumed-role/OrganizationAccountAccessRole/night";
        Assert.Equal(
            Refused(session, Prod), (await member.CallAsync("AssumeRoot", TestRootAccess.Request(Prod, Audit))).Error);

        await access.Organizations.OkAsync(
            "RegisterDelegatedAdministrator",
            new { AccountId = Test, ServicePrincipal = TestRootAccess.Service });

        await member.OkAsync("AssumeRoot", TestRootAccess.Request(Prod, Audit));
        Assert.Equal(
            Refused(session, RunningSandbox.AccountId),
            (await member.CallAsync("AssumeRoot", TestRootAccess.Request(RunningSandbox.AccountId, Audit))).Error);
    }

    [Fact]
    public async Task The_permission_can_be_limited_to_a_task_and_to_accounts()
    {
        using var access = await TestRootAccess.StartAsync();
        var auditor = await access.Sandbox.UserClientAsync("auditor", RunningSandbox.Policy(
            $"'Effect':'Allow','Action':'sts:AssumeRoot','Resource':'arn:aws:iam::{Prod}:root',"
            + $"'Condition':{{'StringEquals':{{'sts:TaskPolicyArn':'{TestRootAccess.PolicyArn(Audit)}'}}}}"));

        await auditor.OkAsync("AssumeRoot", TestRootAccess.Request(Prod, Audit));

        var arn = $"arn:aws:iam::{RunningSandbox.AccountId}:user/auditor";
        const string reason = " because no identity-based policy allows the sts:AssumeRoot action";
        Assert.Equal(
            Refused(arn, Prod) + reason,
            (await auditor.CallAsync("AssumeRoot", TestRootAccess.Request(Prod, Delete))).Error);
        Assert.Equal(
            Refused(arn, Test) + reason,
            (await auditor.CallAsync("AssumeRoot", TestRootAccess.Request(Test, Audit))).Error);
    }

    [Theory]
    [InlineData("TargetPrincipal", "Prod-account")]
    [InlineData("TargetPrincipal", $"arn:aws:iam::{Prod}:user/ann")]
    [InlineData("TargetPrincipal", "11112222333")]
    [InlineData("TaskPolicyArn.arn", RunningSandbox.AdministratorAccess)]
    [InlineData("DurationSeconds", "901")]
    [InlineData("DurationSeconds", "-1")]
    public async Task Invalid_parameters_are_refused(string name, string value)
    {
        using var access = await TestRootAccess.StartAsync();
        var input = TestRootAccess.Request(Prod, Audit).Where(pair => pair.Key != name).Append((name, value));
        Assert.Equal("ValidationError", (await access.Administrator.CallAsync("AssumeRoot", [.. input])).Code);
    }

    [Fact]
    public async Task The_session_lasts_15_minutes_or_less()
    {
        var clock = new MovableClock();
        using var access = await TestRootAccess.StartAsync(clock: clock);
        (string, string)[] request = TestRootAccess.Request(Prod, Audit);
        var issued = await access.Administrator.OkAsync("AssumeRoot", request);
        var none = access.Sandbox.Session(await access.Administrator.OkAsync(
            "AssumeRoot", [.. request, ("DurationSeconds", "0")]));

        Assert.Equal("ExpiredToken", (await none.CallAsync("GetUser")).Code);
        clock.Advance(TimeSpan.FromSeconds(890));
        await Session().OkAsync("GetUser");
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("ExpiredToken", (await Session().CallAsync("GetUser")).Code);

        SandboxClient Session() => new(
            access.Sandbox.Server.Url, issued["AccessKeyId"], issued["SecretAccessKey"], issued["SessionToken"])
        {
            Now = clock.GetUtcNow().UtcDateTime,
        };
    }

    [Fact]
    public async Task The_global_endpoint_does_not_have_the_operation()
    {
        using var access = await TestRootAccess.StartAsync();
        var request = string.Join("&", TestRootAccess.Request(Prod, Audit)
            .Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"));
        var port = access.Sandbox.Server.Url.Port;

        Assert.Equal("InvalidAction", await CodeAsync($"sts.localhost:{port}"));
        Assert.Equal("", await CodeAsync($"sts.us-east-1.localhost:{port}"));

        async Task<string> CodeAsync(string host)
        {
            var key = await access.Sandbox.Root.OkAsync("CreateAccessKey", ("UserName", "admin"));
            var body = $"Action=AssumeRoot&Version={SandboxClient.Sts}&{request}";
            var headers = new Dictionary<string, string> { ["content-type"] = "application/x-www-form-urlencoded" };
            var url = new Uri($"http://{host}/");
            var signed = TestSignature.Sign(
                url, key["AccessKeyId"], key["SecretAccessKey"], "sts", body, headers);
            var lines = headers.Concat(signed).Select(header => $"{header.Key}: {header.Value}\r\n");
            var text = $"POST / HTTP/1.1\r\nhost: {host}\r\ncontent-length: {body.Length}\r\nconnection: close\r\n"
                + $"{string.Concat(lines)}\r\n{body}";
            var answer = await access.Sandbox.SendRawAsync(System.Text.Encoding.ASCII.GetBytes(text));
            await access.Sandbox.Root.OkAsync(
                "DeleteAccessKey", ("UserName", "admin"), ("AccessKeyId", key["AccessKeyId"]));
            return new SandboxReply(0, answer[answer.IndexOf('<')..]).Code;
        }
    }

    [Fact]
    public async Task A_suspended_account_has_no_sessions()
    {
        using var access = await TestRootAccess.StartAsync();
        access.Sandbox.Dispose();
        var state = await File.ReadAllTextAsync(access.StatePath);
        var start = state.IndexOf($"\"id\": \"{Test}\"", StringComparison.Ordinal);
        var at = state.IndexOf("\"ACTIVE\"", start, StringComparison.Ordinal);
        await File.WriteAllTextAsync(
            access.StatePath, state[..at] + "\"SUSPENDED\"" + state[(at + "\"ACTIVE\"".Length)..]);

        using var sandbox = new RunningSandbox(TestOrganization.Options(statePath: access.StatePath));

        var admin = await sandbox.KeyClientAsync("admin");
        Assert.Equal(
            Refused(Admin, Test), (await admin.CallAsync("AssumeRoot", TestRootAccess.Request(Test, Audit))).Error);
        await admin.OkAsync("AssumeRoot", TestRootAccess.Request(Prod, Audit));
    }

    [Fact]
    public async Task The_policies_of_tasks_cannot_be_attached()
    {
        using var sandbox = new RunningSandbox(new SandboxOptions());
        await sandbox.CreateUserAsync("ann");
        Assert.Equal(
            "PolicyNotAttachable",
            (await sandbox.Root.CallAsync(
                "AttachUserPolicy", ("UserName", "ann"), ("PolicyArn", TestRootAccess.PolicyArn(Audit)))).Code);
    }

    private static Task<SandboxReply> CallAsync(TestRootAccess access, string target, string task) =>
        access.Administrator.CallAsync("AssumeRoot", TestRootAccess.Request(target, task));

    private static string Refused(string caller, string account) =>
        $"403 AccessDenied: User: {caller} is not authorized to perform: sts:AssumeRoot on resource: "
        + $"arn:aws:iam::{account}:root";
}
