using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Aws.Sessions;
using AdminIam.Engine.Iam;
using AdminIam.Engine.Iam.Completion;
using AdminIam.Engine.Iam.Policies;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.Iam.Completion;

public sealed class AccountListsTests : IDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);
    private readonly RunningSandbox _sandbox = new();
    private readonly StopSignal _stop = new();

    public void Dispose()
    {
        _stop.Dispose();
        _sandbox.Dispose();
    }

    [Fact]
    public async Task The_lists_have_what_the_account_has()
    {
        await _sandbox.UserClientAsync("alice");
        await _sandbox.Root.OkAsync(
            "TagUser", ("UserName", "alice"), ("Tags.member.1.Key", "Team"), ("Tags.member.1.Value", "Blue"));
        await _sandbox.Root.OkAsync("CreateGroup", ("GroupName", "Ops"));
        await _sandbox.Root.OkAsync("AddUserToGroup", ("GroupName", "Ops"), ("UserName", "alice"));
        await _sandbox.Root.OkAsync(
            "AttachGroupPolicy", ("GroupName", "Ops"), ("PolicyArn", RunningSandbox.AdministratorAccess));
        await _sandbox.Root.OkAsync("CreateVirtualMFADevice", ("VirtualMFADeviceName", "phone"));
        await _sandbox.Root.OkAsync("CreateAccountAlias", ("AccountAlias", "example-corp"));
        using var session = await TestSession.ConnectAsync(_sandbox, _stop);
        var lists = AccountListCache.Of(session);

        Assert.Equal(["alice"], lists.Users().Wait(Long).Select(user => user.UserName));
        Assert.Equal(["Ops"], lists.Groups().Wait(Long).Select(group => group.GroupName));
        Assert.Equal(["Ops"], lists.GroupsOf("alice").Wait(Long).Select(group => group.GroupName));
        Assert.Equal(["alice"], lists.MembersOf("Ops").Wait(Long));
        Assert.Equal(
            [new("AdministratorAccess", RunningSandbox.AdministratorAccess)], lists.PoliciesOf("Ops").Wait(Long));
        Assert.Empty(lists.Policies(PolicyScope.Local).Wait(Long));
        Assert.Single(lists.Policies(PolicyScope.All, onlyAttached: true).Wait(Long));
        Assert.Equal(["alice"], lists.AccessKeysOf("alice").Wait(Long).Select(key => key.UserName));
        Assert.Equal([new("Team", "Blue")], lists.TagsOf("alice").Wait(Long));
        Assert.Equal(
            ["phone"], lists.VirtualMfaDevices(unassigned: true).Wait(Long).Select(device => device.DeviceName));
        Assert.Empty(lists.MfaDevicesOf("alice").Wait(Long));
        Assert.Equal(["example-corp"], lists.Aliases().Wait(Long));
    }

    [Fact]
    public async Task The_lists_have_the_versions_of_policies_and_the_service_linked_roles()
    {
        await _sandbox.Root.OkAsync(
            "CreatePolicy", ("PolicyName", "Own"),
            ("PolicyDocument", RunningSandbox.Policy("'Effect':'Allow','Action':'s3:*','Resource':'*'")));
        await _sandbox.Root.OkAsync("CreateServiceLinkedRole", ("AWSServiceName", "cloudhsm.amazonaws.com"));
        using var session = await TestSession.ConnectAsync(_sandbox, _stop);
        var lists = AccountListCache.Of(session);

        Assert.Equal(["v1"], lists.VersionsOf("Own", own: true).Wait(Long).Select(version => version.VersionId));
        Assert.NotEmpty(lists.VersionsOf("AdministratorAccess", own: false).Wait(Long));
        Assert.Empty(lists.VersionsOf("AdministratorAccess", own: true).Wait(Long));
        Assert.Equal(
            ["AWSServiceRoleForCloudHSM"], lists.ServiceLinkedRoles().Wait(Long).Select(role => role.RoleName));
    }

    [Fact]
    public async Task A_list_is_read_once_until_something_changes()
    {
        using var session = await TestSession.ConnectAsync(_sandbox, _stop);
        var lists = AccountListCache.Of(session);
        Assert.Empty(lists.Users().Wait(Long));
        Assert.Same(lists, AccountListCache.Of(session));
        Assert.Same(lists.Users(), lists.Users());

        await _sandbox.CreateUserAsync("alice");
        AccountListCache.Invalidate();
        Assert.Equal(["alice"], lists.Users().Wait(Long).Select(user => user.UserName));
    }

    [Fact]
    public async Task A_connection_is_tried_again_after_it_failed()
    {
        using var session = await TestSession.ConnectAsync(_sandbox, _stop);
        await _sandbox.CreateUserAsync("alice");
        var attempts = 0;
        var lists = new AccountLists(
            _ => ++attempts == 1
                ? Task.FromException<IamSession>(new InvalidOperationException("no"))
                : Task.FromResult(session),
            TimeProvider.System);

        Assert.Empty(lists.Users().Wait(Long));
        AccountListCache.Invalidate();
        Assert.Single(lists.Users().Wait(Long));
        Assert.Empty(lists.Groups().Wait(Long));
        Assert.Equal(2, attempts);
    }

    [Fact]
    public void The_same_options_have_the_same_lists()
    {
        var options = new SessionOptions { EndpointUrl = _sandbox.Server.Url };

        Assert.Same(AccountListCache.Of(options), AccountListCache.Of(options with { }));
        Assert.NotSame(AccountListCache.Of(options), AccountListCache.Of(options with { Region = "eu-central-1" }));
    }
}
