namespace AdminIam.Tests.Sandbox.Services.Iam.Operations;

public sealed class RootPasswordTests
{
    private const string None = "404 NoSuchEntity: Login Profile for User root cannot be found.";

    [Fact]
    public async Task The_password_is_deleted_and_allowed_again()
    {
        using var access = await TestRootAccess.StartAsync();
        var auditor = await access.AuditorAsync(TestRootAccess.Prod);
        var deleter = await access.DeleterAsync(TestRootAccess.Prod);
        var creator = await access.RootAsync(TestRootAccess.Prod, "IAMCreateRootUserPassword");
        Assert.Equal("root", (await auditor.OkAsync("GetLoginProfile"))["UserName"]);
        Assert.Equal("EntityAlreadyExists", (await creator.CallAsync("CreateLoginProfile")).Code);

        await deleter.OkAsync("DeleteLoginProfile");

        Assert.Equal(None, (await auditor.CallAsync("GetLoginProfile")).Error);
        Assert.Equal(None, (await deleter.CallAsync("DeleteLoginProfile")).Error);
        Assert.Equal("0", (await auditor.OkAsync("GetAccountSummary")).SummaryOf("AccountPasswordPresent"));
        Assert.Equal(
            "ValidationError", (await creator.CallAsync("CreateLoginProfile", ("Password", "Correct-Horse1"))).Code);

        Assert.Equal("root", (await creator.OkAsync("CreateLoginProfile"))["UserName"]);
        Assert.Equal("1", (await auditor.OkAsync("GetAccountSummary")).SummaryOf("AccountPasswordPresent"));
        Assert.Equal("root", (await creator.OkAsync("GetLoginProfile"))["UserName"]);
    }

    [Fact]
    public async Task What_was_deleted_stays_deleted_after_a_restart()
    {
        using var access = await TestRootAccess.StartAsync();
        await (await access.DeleterAsync(TestRootAccess.Test)).OkAsync("DeleteLoginProfile");
        access.Sandbox.Dispose();

        using var sandbox = new RunningSandbox(TestOrganization.Options(statePath: access.StatePath));

        var admin = await sandbox.KeyClientAsync("admin");
        var auditor = sandbox.Session(await admin.OkAsync(
            "AssumeRoot", TestRootAccess.Request(TestRootAccess.Test, "IAMAuditRootUserCredentials")));
        Assert.Equal(None, (await auditor.CallAsync("GetLoginProfile")).Error);
    }

    [Theory]
    [InlineData("GetLoginProfile")]
    [InlineData("CreateLoginProfile")]
    [InlineData("DeleteLoginProfile")]
    public async Task Without_a_session_of_AssumeRoot_the_root_user_must_name_a_user(string operation)
    {
        using var sandbox = new RunningSandbox();
        Assert.Equal(
            "400 ValidationError: Must specify userName when calling with non-User credentials",
            (await sandbox.Root.CallAsync(operation)).Error);
    }
}
