using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Organizations.RootAccess;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.Organizations.RootAccess;

public sealed class RootCredentialRemoverTests
{
    private static readonly string[] All =
    [
        $"access key {TestRootAccess.Key}", $"signing certificate {TestRootAccess.Certificate}", "password",
        $"MFA device {TestRootAccess.Device}",
    ];

    [Fact]
    public async Task Keys_are_deleted_first_and_MFA_devices_last()
    {
        using var test = await TestRootRun.StartAsync();
        var remover = new RootCredentialRemover(test.Opener);

        Assert.Equal(All, RootCredentialRemover.Describe(await remover.PlanAsync(TestRootRun.Prod)));
        Assert.Equal(All, RootCredentialRemover.Describe(await remover.RemoveAsync(TestRootRun.Prod)));

        Assert.False((await new RootCredentialReader(test.Opener).ReadAsync(TestRootRun.Prod)).HasAny);
        Assert.True((await new RootCredentialReader(test.Opener).ReadAsync(TestRootRun.Test)).HasPassword);
        Assert.Empty(RootCredentialRemover.Describe(await remover.RemoveAsync(TestRootRun.Prod)));
    }

    [Fact]
    public async Task A_deletion_that_stops_half_way_names_both_halves_and_can_be_repeated()
    {
        using var test = await TestRootRun.StartAsync();
        var remover = new RootCredentialRemover(test.Opener);
        var policy = await test.DenyAsync("iam:DeleteLoginProfile");

        var failure = await Assert.ThrowsAsync<AdminException>(() => remover.RemoveAsync(TestRootRun.Prod));

        Assert.Equal("AccessDenied", failure.ErrorId);
        Assert.Contains($"Deleted: {All[0]}, {All[1]}. Not deleted: {All[2]}, {All[3]}.", failure.Message);
        Assert.EndsWith("Then run the command again.", failure.Advice);

        await test.AllowAsync(policy);
        Assert.Equal(All[2..], RootCredentialRemover.Describe(await remover.RemoveAsync(TestRootRun.Prod)));
    }

    [Fact]
    public async Task Nothing_is_deleted_if_not_everything_can_be_read()
    {
        using var test = await TestRootRun.StartAsync();
        await test.DenyAsync("iam:ListMFADevices");

        var failure = await Assert.ThrowsAsync<AdminException>(
            () => new RootCredentialRemover(test.Opener).RemoveAsync(TestRootRun.Prod));

        Assert.Contains("iam:ListMFADevices", failure.Message);
        Assert.True((await new RootCredentialReader(test.Opener).ReadAsync(TestRootRun.Prod)).HasAccessKey);
    }

    [Fact]
    public async Task A_root_user_can_set_a_password_again()
    {
        using var test = await TestRootRun.StartAsync();
        var restorer = new RootPasswordRestorer(test.Opener);
        Assert.False(await restorer.RestoreAsync(TestRootRun.Test));
        await new RootCredentialRemover(test.Opener).RemoveAsync(TestRootRun.Test);

        Assert.False(await restorer.HasPasswordAsync(TestRootRun.Test));
        Assert.True(await restorer.RestoreAsync(TestRootRun.Test));
        Assert.True(await restorer.HasPasswordAsync(TestRootRun.Test));
    }
}
