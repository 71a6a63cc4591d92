using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Organizations.Accounts;
using AdminIam.Engine.Organizations.RootAccess;
using AdminIam.Tests.Sandbox;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Tests.Engine.Organizations.RootAccess;

public sealed class RootSessionOpenerTests
{
    [Fact]
    public async Task The_root_user_cannot_open_sessions()
    {
        using var test = await TestRun.StartAsync(TestOrganization.Options());

        var refused = Assert.Throws<AdminException>(
            () => new RootSessionOpener(test.Iam.Session.Account, test.Stop));

        Assert.Equal("RootCallerNotAllowed", refused.ErrorId);
    }

    [Fact]
    public async Task A_refused_session_names_the_account_and_the_task()
    {
        using var test = await TestRootRun.StartAsync();
        var unknown = new OrganizationAccount { Id = "999988887777", Name = "Gone" };

        var refused = await Assert.ThrowsAsync<AdminException>(
            () => new RootCredentialReader(test.Opener).ReadAsync(unknown));

        Assert.Equal(("AccessDenied", ErrorKind.PermissionDenied), (refused.ErrorId, refused.Kind));
        Assert.Equal("999988887777", refused.Target);
        Assert.StartsWith("Account 'Gone' (999988887777): AWS refused a root session", refused.Message);
        Assert.Contains("IAMAuditRootUserCredentials", refused.Message);
        Assert.Contains("sts:AssumeRoot", refused.Advice);
    }

    [Fact]
    public async Task A_session_can_do_its_task_and_nothing_else()
    {
        using var test = await TestRootRun.StartAsync();

        var refused = await Assert.ThrowsAsync<AdminException>(() => test.Opener.RunAsync(
            TestRootRun.Prod, RootTask.Audit, run => run.Calls.RepeatableAsync(token =>
                run.Client.DeleteAccessKeyAsync(new DeleteAccessKeyRequest(TestRootAccess.Key), token))));

        Assert.Equal("AccessDenied", refused.ErrorId);
        Assert.Contains("iam:DeleteAccessKey", refused.Message);
        var found = await new RootCredentialReader(test.Opener).ReadAsync(TestRootRun.Prod);
        Assert.Equal([TestRootAccess.Key], found.AccessKeyIds);
    }

    [Fact]
    public async Task A_session_that_ends_soon_is_renewed()
    {
        using var test = await TestRootRun.StartAsync(clock: new BehindClock(TimeSpan.FromMinutes(14)));

        await test.Opener.RunAsync(TestRootRun.Test, RootTask.Audit, async run =>
        {
            for (var i = 0; i < 3; i++)
                await RootCredentialReader.HasPasswordAsync(run);
            return true;
        });

        Assert.InRange(test.Access.Sandbox.Server.Statistics.CallsByAction["AssumeRoot"], 3, 4);
    }

    [Fact]
    public async Task A_Region_that_is_not_enabled_is_named_with_the_way_that_works()
    {
        using var test = await TestRootRun.StartAsync(region: "af-south-1");

        var refused = await Assert.ThrowsAsync<AdminException>(
            () => new RootCredentialReader(test.Opener).ReadAsync(TestRootRun.Prod));

        Assert.Equal("RegionDisabled", refused.ErrorId);
        Assert.Contains("-Region", refused.Advice);
    }

    // The sessions of a sandbox whose clock is behind end soon after they began.
    private sealed class BehindClock(TimeSpan time) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() - time;
    }
}
