using AdminIam.Engine.Iam;
using AdminIam.Engine.Organizations;
using AdminIam.Tests.Sandbox;
using Amazon.Organizations.Model;

namespace AdminIam.Tests.Engine.Organizations;

public sealed class OrganizationDescriberTests
{
    [Fact]
    public async Task The_organization_is_described_with_its_administrators()
    {
        using var test = await TestRun.StartAsync(TestOrganization.Options());
        var client = JsonServiceClient.Organizations(test.Sandbox);
        await client.OkAsync("RegisterDelegatedAdministrator", new
        {
            AccountId = TestOrganization.Test, ServicePrincipal = "iam.amazonaws.com",
        });

        var organization = await DescribeAsync(test.Iam, test);

        Assert.Equal(RunningSandbox.AccountId, organization.ManagementAccountId);
        Assert.Equal("Management", organization.ManagementAccountName);
        Assert.Equal("ALL", organization.FeatureSet);
        Assert.Equal(["sso.amazonaws.com"], organization.TrustedServices);
        var administrator = Assert.Single(organization.DelegatedAdministrators!);
        Assert.Equal((TestOrganization.Test, "Test"), (administrator.AccountId, administrator.AccountName));
        Assert.Equal(["iam.amazonaws.com"], administrator.Services);
    }

    [Fact]
    public async Task What_the_caller_may_not_read_is_not_known()
    {
        using var test = await TestRun.StartAsync(TestOrganization.Options());
        var alice = await test.AsAsync(
            "alice", "'Effect':'Allow','Action':'organizations:DescribeOrganization','Resource':'*'");

        var organization = await DescribeAsync(alice, test);

        Assert.Equal(RunningSandbox.AccountId, organization.ManagementAccountId);
        Assert.Null(organization.ManagementAccountName);
        Assert.Null(organization.TrustedServices);
        Assert.Null(organization.DelegatedAdministrators);
    }

    [Fact]
    public async Task Without_an_organization_there_is_an_error()
    {
        using var test = await TestRun.StartAsync();

        await Assert.ThrowsAsync<AWSOrganizationsNotInUseException>(() => DescribeAsync(test.Iam, test));
    }

    private static Task<OrganizationRecord> DescribeAsync(IamRun iam, TestRun test) => new OrganizationDescriber(
        OrganizationsRun.Of(iam.Session.Account, test.Stop)).DescribeAsync();
}
