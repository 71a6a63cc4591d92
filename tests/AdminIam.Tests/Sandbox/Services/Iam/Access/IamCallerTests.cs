namespace AdminIam.Tests.Sandbox.Services.Iam.Access;

/// <summary>The root user of an account in a session of AssumeRoot.</summary>
public sealed class IamCallerTests
{
    private const string Prod = TestRootAccess.Prod;

    [Fact]
    public async Task The_session_is_the_root_user_of_the_account()
    {
        using var access = await TestRootAccess.StartAsync();

        foreach (var target in new[] { Prod, $"arn:aws:iam::{Prod}:root" })
        {
            var identity = await (await access.AuditorAsync(target)).OkAsync("GetCallerIdentity");
            Assert.Equal(
                (Prod, Prod, $"arn:aws:iam::{Prod}:root"),
                (identity["Account"], identity["UserId"], identity["Arn"]));
        }
    }

    [Fact]
    public async Task An_audit_reads_the_credentials_of_the_root_user()
    {
        using var access = await TestRootAccess.StartAsync();
        var auditor = await access.AuditorAsync(Prod);

        await auditor.OkAsync("GetLoginProfile");
        Assert.Equal(TestRootAccess.Key, (await auditor.OkAsync("ListAccessKeys"))["AccessKeyId"]);
        Assert.Equal(
            "N/A", (await auditor.OkAsync("GetAccessKeyLastUsed", ("AccessKeyId", TestRootAccess.Key)))["Region"]);
        Assert.Equal(
            TestRootAccess.Certificate, (await auditor.OkAsync("ListSigningCertificates"))["CertificateId"]);
        Assert.Equal(TestRootAccess.Device, (await auditor.OkAsync("ListMFADevices"))["SerialNumber"]);
        Assert.Equal($"arn:aws:iam::{Prod}:root", (await auditor.OkAsync("GetUser"))["Arn"]);
        var summary = await auditor.OkAsync("GetAccountSummary");
        foreach (var fact in new[]
        {
            "AccountMFAEnabled", "AccountAccessKeysPresent", "AccountPasswordPresent",
            "AccountSigningCertificatesPresent",
        })
        {
            Assert.Equal((fact, "1"), (fact, summary.SummaryOf(fact)));
        }
    }

    [Fact]
    public async Task The_session_does_not_lead_to_other_sessions_and_resets_nothing()
    {
        using var access = await TestRootAccess.StartAsync();
        var deleter = await access.DeleterAsync(Prod);

        Assert.Equal("AccessDenied", (await deleter.CallAsync("GetSessionToken")).Code);
        Assert.Equal(
            "AccessDenied", (await deleter.CallAsync("GetFederationToken", ("Name", "ann"))).Code);
        Assert.Equal(
            "AccessDenied", (await deleter.CallAsync("AssumeRole", TestMember.Request(TestMember.RoleArn(Prod)))).Code);
        Assert.Equal(
            "AccessDenied", (await deleter.CallAsync("AssumeRoot", TestRootAccess.Request(
                TestRootAccess.Test, "IAMAuditRootUserCredentials"))).Code);
        Assert.Equal(403, (await deleter.PostAsync("/_sandbox/reset")).Status);
    }
}
