using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Aws.Sessions;
using AdminIam.Engine.Organizations;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.Organizations;

public sealed class OrganizationReaderTests
{
    private const string ServicePrincipal = "sso.amazonaws.com";

    [Fact]
    public async Task The_management_account_and_delegated_administrators_are_known()
    {
        using var test = await TestRun.StartAsync(TestOrganization.Options());
        var reader = Reader(test.Iam.Session.Account, test.Stop);

        Assert.True(await reader.IsManagementAccountAsync(RunningSandbox.AccountId));
        Assert.False(await reader.IsManagementAccountAsync(TestOrganization.Prod));
        Assert.False(await reader.IsDelegatedAdministratorAsync(TestOrganization.Prod, ServicePrincipal));
    }

    [Fact]
    public async Task Without_an_organization_nothing_is_administered()
    {
        using var test = await TestRun.StartAsync();
        var reader = Reader(test.Iam.Session.Account, test.Stop);

        Assert.False(await reader.IsManagementAccountAsync(RunningSandbox.AccountId));
        Assert.False(await reader.IsDelegatedAdministratorAsync(RunningSandbox.AccountId, ServicePrincipal));
    }

    [Fact]
    public async Task What_the_caller_may_not_read_is_not_known()
    {
        using var test = await TestRun.StartAsync(TestOrganization.Options());
        var iam = await test.AsAsync("alice", "'Effect':'Allow','Action':'iam:*','Resource':'*'");
        var reader = Reader(iam.Session.Account, test.Stop);

        Assert.Null(await reader.IsManagementAccountAsync(RunningSandbox.AccountId));
        Assert.Null(await reader.IsDelegatedAdministratorAsync(RunningSandbox.AccountId, ServicePrincipal));
    }

    private static OrganizationReader Reader(AwsSession account, StopSignal stop) =>
        new(new OrganizationsRun(new OrganizationsSession(account), stop));
}
