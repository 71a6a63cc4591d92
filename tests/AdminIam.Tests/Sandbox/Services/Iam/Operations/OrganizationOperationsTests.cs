using AdminIam.Sandbox.Settings;

namespace AdminIam.Tests.Sandbox.Services.Iam.Operations;

public sealed class OrganizationOperationsTests
{
    private const string List = "ListOrganizationsFeatures";
    private const string EnableCredentials = "EnableOrganizationsRootCredentialsManagement";
    private const string EnableSessions = "EnableOrganizationsRootSessions";
    private const string DisableCredentials = "DisableOrganizationsRootCredentialsManagement";
    private const string DisableSessions = "DisableOrganizationsRootSessions";

    private static readonly string[] All =
        [List, EnableCredentials, EnableSessions, DisableCredentials, DisableSessions];

    [Fact]
    public async Task The_management_account_enables_and_disables_each_feature()
    {
        using var access = await TestRootAccess.StartAsync(isEnabled: false);
        await TrustAsync(access);

        foreach (var (operation, features) in new[]
        {
            (List, ""),
            (EnableSessions, "RootSessions"),
            (EnableSessions, "RootSessions"),
            (EnableCredentials, "RootCredentialsManagement,RootSessions"),
            (List, "RootCredentialsManagement,RootSessions"),
            (DisableSessions, "RootCredentialsManagement"),
            (DisableCredentials, ""),
            (DisableCredentials, ""),
        })
        {
            var answer = await access.Administrator.OkAsync(operation);
            Assert.Equal(features, string.Join(",", answer.All("member")));
            Assert.StartsWith("o-", answer["OrganizationId"], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task IAM_needs_trusted_access()
    {
        using var access = await TestRootAccess.StartAsync(isEnabled: false);
        await AssertRefusedAsync(access.Administrator, "ServiceAccessNotEnabledException");

        await TrustAsync(access);
        await access.Administrator.OkAsync(EnableSessions);
        await access.Organizations.OkAsync(
            "DisableAWSServiceAccess", new { ServicePrincipal = TestRootAccess.Service });

        await AssertRefusedAsync(access.Administrator, "ServiceAccessNotEnabledException");
    }

    [Fact]
    public async Task A_delegated_administrator_lists_and_disables_but_does_not_enable()
    {
        using var access = await TestRootAccess.StartAsync();
        var member = await TestMember.EnterAsync(access.Sandbox, access.Administrator, TestRootAccess.Test);
        await AssertRefusedAsync(member, "AccountNotManagementOrDelegatedAdministratorException");

        var registration = new { AccountId = TestRootAccess.Test, ServicePrincipal = TestRootAccess.Service };
        await access.Organizations.OkAsync("RegisterDelegatedAdministrator", registration);

        Assert.Equal("CallerIsNotManagementAccountException", (await member.CallAsync(EnableSessions)).Code);
        Assert.Equal("CallerIsNotManagementAccountException", (await member.CallAsync(EnableCredentials)).Code);
        Assert.Equal(["RootCredentialsManagement", "RootSessions"], (await member.OkAsync(List)).All("member"));
        Assert.Equal(["RootCredentialsManagement"], (await member.OkAsync(DisableSessions)).All("member"));
        Assert.Equal(
            ["RootCredentialsManagement"], (await access.Administrator.OkAsync(List)).All("member"));

        await access.Organizations.OkAsync("DeregisterDelegatedAdministrator", registration);
        await AssertRefusedAsync(member, "AccountNotManagementOrDelegatedAdministratorException");
    }

    [Fact]
    public async Task An_account_without_organization_has_no_features()
    {
        using var sandbox = new RunningSandbox();
        await AssertRefusedAsync(sandbox.Root, "OrganizationNotFoundException");
    }

    [Fact]
    public async Task The_features_survive_a_restart_and_new_accounts_have_no_root_password()
    {
        using var access = await TestRootAccess.StartAsync();
        access.Sandbox.Dispose();
        var options = TestOrganization.Options(statePath: access.StatePath);
        const string added = "222233334444";
        options.Accounts = [.. options.Accounts, new SandboxMemberAccount(added, "Added")];

        using var sandbox = new RunningSandbox(options);

        Assert.Equal(
            ["RootCredentialsManagement", "RootSessions"], (await sandbox.Root.OkAsync(List)).All("member"));
        var admin = await sandbox.KeyClientAsync("admin");
        Assert.Equal("0", await PasswordAsync(added));
        Assert.Equal("1", await PasswordAsync(TestRootAccess.Test));

        async Task<string?> PasswordAsync(string account) =>
            (await (await TestMember.EnterAsync(sandbox, admin, account)).OkAsync("GetAccountSummary"))
                .SummaryOf("AccountPasswordPresent");
    }

    private static Task TrustAsync(TestRootAccess access) => access.Organizations.OkAsync(
        "EnableAWSServiceAccess", new { ServicePrincipal = TestRootAccess.Service });

    private static async Task AssertRefusedAsync(SandboxClient client, string code)
    {
        foreach (var operation in All)
            Assert.Equal((operation, code), (operation, (await client.CallAsync(operation)).Code));
    }
}
