using AdminIam.Engine.IdentityCenter.Assignments;
using AdminIam.Engine.IdentityCenter.PermissionSets;
using AdminIam.Tests.Engine.IdentityCenter.Assignments;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.IdentityCenter.PermissionSets;

public sealed class PermissionSetProvisionerTests
{
    [Fact]
    public async Task All_accounts_are_updated_by_one_request()
    {
        using var test = await TestAssignments.StartAsync();
        await test.CreateAsync();
        await test.Center.OkAsync("UpdatePermissionSet", ("PermissionSetArn", test.Set), ("Description", "New"));

        var set = await ProvisionAsync(test);

        Assert.Equal(3, set.Accounts!.Count);
        Assert.Empty(set.OutdatedAccounts!);
        Assert.All(set.Provisioning, one => Assert.Equal(ProvisioningStatus.Succeeded, one.Status));
        Assert.Equal(1, test["ProvisionPermissionSet"]);
        Assert.Null(PermissionSetProvisioner.FailureOf(set));
    }

    [Fact]
    public async Task Each_account_that_fails_has_its_own_reason()
    {
        using var test = await TestAssignments.StartAsync();
        await test.CreateAsync();
        await test.Center.OkAsync(
            "AttachCustomerManagedPolicyReferenceToPermissionSet", ("PermissionSetArn", test.Set),
            ("CustomerManagedPolicyReference", new { Name = "Deploy", Path = "/" }));

        var set = await ProvisionAsync(test);

        Assert.All(set.Provisioning, one =>
        {
            Assert.Equal(ProvisioningStatus.Failed, one.Status);
            Assert.Contains($"arn:aws:iam::{one.AccountId}:policy/Deploy", one.FailureReason);
        });
        Assert.Equal(set.Accounts, set.OutdatedAccounts);
        var failure = PermissionSetProvisioner.FailureOf(set)!;
        Assert.Equal(("ProvisioningFailed", "Admins"), (failure.ErrorId, failure.Target));
        Assert.StartsWith("3 of 3 accounts still have the previous permissions of 'Admins'.", failure.Message);
    }

    [Fact]
    public async Task A_set_without_accounts_is_not_provisioned()
    {
        using var test = await TestAssignments.StartAsync();

        var set = await ProvisionAsync(test);

        Assert.Empty(set.Provisioning);
        Assert.Equal(0, test["ProvisionPermissionSet"]);
    }

    [Fact]
    public async Task What_takes_longer_than_ten_minutes_is_in_progress()
    {
        using var test = await TestAssignments.StartAsync();
        await test.CreateAsync();
        test.Center.Sandbox.Server.Options.IdentityCenter.RequestDuration = TimeSpan.FromHours(1);
        var start = test.Clock.Elapsed;

        var set = await ProvisionAsync(test);

        Assert.All(set.Provisioning, one => Assert.Equal(ProvisioningStatus.InProgress, one.Status));
        Assert.Null(PermissionSetProvisioner.FailureOf(set));
        Assert.InRange(test.Clock.Elapsed - start, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(11));
        Assert.InRange(test["DescribePermissionSetProvisioningStatus"], 1, 90);
    }

    [Fact]
    public async Task Without_waiting_it_is_in_progress_at_once()
    {
        using var test = await TestAssignments.StartAsync();
        await test.CreateAsync();

        var set = await ProvisionAsync(test, wait: false);

        Assert.Equal(3, set.Provisioning.Count(one => one.Status == ProvisioningStatus.InProgress));
        Assert.Equal(0, test["DescribePermissionSetProvisioningStatus"]);
    }

    [Fact]
    public async Task Outdated_accounts_are_a_change_if_they_are_to_be_updated()
    {
        using var test = await TestAssignments.StartAsync();
        using (var creator = new AssignmentCreator(test.Center.Run))
            await creator.CreateAsync(test.ToGroup(), isAwaited: true);
        await test.Center.OkAsync("UpdatePermissionSet", ("PermissionSetArn", test.Set), ("Description", "New"));
        var set = await new PermissionSetReader(test.Center.Run).DescribeAsync(test.Set);
        var provisioner = new PermissionSetProvisioner(test.Center.Run);

        var changed = await provisioner.WithOutdatedAsync(set);
        var read = await provisioner.WithOutdatedAsync(set, isChange: false);

        Assert.Equal($"provisioned to outdated accounts: {TestOrganization.Prod}", Assert.Single(changed.Changes));
        Assert.Equal([TestOrganization.Prod], read.OutdatedAccounts!);
        Assert.Empty(read.Changes);
    }

    private static async Task<PermissionSetRecord> ProvisionAsync(TestAssignments test, bool wait = true) =>
        await new PermissionSetProvisioner(test.Center.Run).ProvisionAsync(
            await new PermissionSetReader(test.Center.Run).DescribeAsync(test.Set), wait);
}
