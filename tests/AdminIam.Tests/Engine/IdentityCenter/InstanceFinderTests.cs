using System.Text.Json.Nodes;
using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.IdentityCenter;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.IdentityCenter;

public sealed class InstanceFinderTests
{
    private const string Owner = "999988887777";

    [Fact]
    public async Task The_instance_is_found_in_another_region_than_that_of_the_session()
    {
        using var test = await TestCenterRun.StartAsync(options => options.IdentityCenter.Region = "eu-west-1");

        var instance = test.Run.Session.Instance;

        Assert.Equal(
            ("eu-west-1", test.Store.Id, true), (instance.Region, instance.IdentityStoreId, instance.CanAdminister));
        Assert.Equal($"https://{test.Store.Id}.awsapps.com/start", instance.PortalUrl);
    }

    [Fact]
    public async Task Only_the_specified_region_is_searched()
    {
        using var test = await TestCenterRun.StartAsync();

        var failure = await Assert.ThrowsAsync<AdminException>(() => test.ConnectAsync("eu-west-1"));

        Assert.Equal("IdentityCenterNotFound", failure.ErrorId);
        Assert.Contains("'eu-west-1'", failure.Message);
    }

    [Fact]
    public async Task A_session_remembers_its_instance()
    {
        using var test = await TestCenterRun.StartAsync();
        var calls = test.Sandbox.Server.Statistics.TotalCalls;

        Assert.Same(test.Run.Session, await test.ConnectAsync());
        Assert.Equal(calls, test.Sandbox.Server.Statistics.TotalCalls);
    }

    [Fact]
    public async Task Without_an_instance_the_error_says_where_to_enable_it()
    {
        using var sandbox = new RunningSandbox();
        using var stop = new StopSignal();
        using var iam = await TestSession.ConnectAsync(sandbox, stop);

        var failure = await Assert.ThrowsAsync<AdminException>(
            () => IdentityCenterSession.FindAsync(iam.Account, null, stop));

        Assert.Equal(("IdentityCenterNotFound", ErrorKind.NotFound), (failure.ErrorId, failure.Kind));
        Assert.Contains("console", failure.Advice);
    }

    [Fact]
    public async Task A_member_account_can_see_the_instance_and_not_administer_it()
    {
        using var test = await TestCenterRun.StartAsync(BecomeMember);

        Assert.False(test.Run.Session.Instance.CanAdminister);
        var failure = await Assert.ThrowsAsync<AdminException>(test.ConnectAsAdministratorAsync);
        Assert.Equal("NotIdentityCenterAdministrator", failure.ErrorId);
        Assert.Contains(Owner, failure.Message);
    }

    [Fact]
    public async Task A_delegated_administrator_can_administer_the_instance()
    {
        using var test = await TestCenterRun.StartAsync(state =>
        {
            BecomeMember(state);
            state["organization"]!["delegatedAdministrators"]!.AsArray().Add(new JsonObject
            {
                ["accountId"] = RunningSandbox.AccountId,
                ["servicePrincipal"] = "sso.amazonaws.com",
                ["enabled"] = "2026-01-02T03:04:05Z",
            });
        });

        Assert.Same(test.Run.Session, await test.ConnectAsAdministratorAsync());
        Assert.True(test.Run.Session.Instance.CanAdminister);
    }

    private static void BecomeMember(JsonObject state)
    {
        state["organization"]!["managementAccountId"] = Owner;
        state["identityStore"]!["ownerAccountId"] = Owner;
    }
}
