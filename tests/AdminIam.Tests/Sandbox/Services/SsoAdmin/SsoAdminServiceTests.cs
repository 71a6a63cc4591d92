using AdminIam.Sandbox.Settings;

namespace AdminIam.Tests.Sandbox.Services.SsoAdmin;

public sealed class SsoAdminServiceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("adminiam-center").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Twenty_calls_a_second_are_accepted_for_each_of_the_two_services()
    {
        using var center = await TestCenter.StartAsync(options => options.IdentityCenter.CallsPerSecond = 20);

        // The start has made two calls.
        for (var i = 0; i < 18; i++)
            await center.OkAsync("ListPermissionSets");
        Assert.Equal("400 ThrottlingException: Rate exceeded", await center.ErrorAsync("ListPermissionSets"));
        await center.Store.CreateUserAsync("ada");
        Assert.Equal(1, center.Sandbox.Server.Statistics.Throttled);
        center.Clock.Advance(TimeSpan.FromMilliseconds(100));
        await center.OkAsync("ListPermissionSets");
        await center.OkAsync("ListPermissionSets");
        Assert.Equal("400 ThrottlingException: Rate exceeded", await center.ErrorAsync("ListPermissionSets"));
    }

    [Fact]
    public async Task Requests_in_progress_are_completed_after_a_restart()
    {
        var path = Path.Combine(_folder, "state.json");
        string request;
        string role;
        using (var center = await TestCenter.StartAsync(options => options.StatePath = path))
        {
            var user = await center.Store.CreateUserAsync("ada");
            var set = await center.CreateSetAsync("Admins");
            request = await center.AssignAsync(set, RunningSandbox.AccountId, user);
        }

        using (var again = await TestCenter.StartAsync(options => options.StatePath = path))
        {
            again.Clock.Advance(TimeSpan.FromSeconds(10));
            Assert.Equal("SUCCEEDED", await again.CreationAsync(request));
            role = (await again.Sandbox.Root.OkAsync("ListRoles"))["RoleName"];
            Assert.StartsWith("AWSReservedSSO_Admins_", role, StringComparison.Ordinal);
        }

        using var third = await TestCenter.StartAsync(options => options.StatePath = path);
        Assert.Equal(role, (await third.Sandbox.Root.OkAsync("ListRoles"))["RoleName"]);
    }

    [Fact]
    public async Task Policies_name_the_instance_the_set_and_the_account()
    {
        using var center = await TestCenter.StartAsync();
        var set = await center.CreateSetAsync("Admins");
        var user = await center.Store.CreateUserAsync("ada");
        await center.Sandbox.UserClientAsync("admin", RunningSandbox.Policy(
            "'Effect':'Allow','Action':'sso:CreateAccountAssignment','Resource':"
            + $"['{center.InstanceArn}','{set}','arn:aws:sso:::account/{TestOrganization.Test}']"));
        var key = await center.Sandbox.Root.OkAsync("CreateAccessKey", ("UserName", "admin"));
        var client = JsonServiceClient.SsoAdmin(
            center.Sandbox, keys: new(key["AccessKeyId"], key["SecretAccessKey"]));
        var input = TestCenter.Assignment(set, TestOrganization.Prod, user)
            .ToDictionary(member => member.Name, member => member.Value);
        input["InstanceArn"] = center.InstanceArn;
        Assert.StartsWith(
            "400 AccessDeniedException: User: arn:aws:iam::123456789012:user/admin is not authorized to perform: "
            + "sso:CreateAccountAssignment on resource: arn:aws:sso:::account/111122223333",
            await client.ErrorAsync("CreateAccountAssignment", input),
            StringComparison.Ordinal);
        input["TargetId"] = TestOrganization.Test;
        await client.OkAsync("CreateAccountAssignment", input);
    }

    [Fact]
    public async Task A_fault_is_a_conflict_with_an_earlier_write()
    {
        using var center = await TestCenter.StartAsync(options => options.Faults = new SandboxFaults
        {
            TemporarilyUnmodifiable = 1,
        });
        Assert.Equal(
            "400 ConflictException: An earlier write has not reached this host yet. Please try again.",
            await center.ErrorAsync("CreatePermissionSet", ("Name", "Admins")));
        Assert.Equal(
            "400 ConflictException (CONCURRENT_MODIFICATION): The resource is being modified by another request.",
            await center.Store.Client.ErrorAsync("CreateUser", center.Store.User("ada")));
    }
}
