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

    [Theory]
    [InlineData("'aws:ResourceTag/Team':'a'", true)]
    [InlineData("'aws:ResourceTag/Team':'b'", false)]
    [InlineData("'aws:RequestedRegion':'us-east-1'", true)]
    [InlineData("'aws:RequestedRegion':'eu-west-1'", false)]
    public async Task Conditions_are_about_tags_and_the_region(string condition, bool isAllowed)
    {
        using var center = await TestCenter.StartAsync();
        var set = await center.CreateSetAsync("Admins");
        await center.OkAsync(
            "TagResource", ("ResourceArn", set), ("Tags", new[] { new { Key = "Team", Value = "a" } }));
        await center.Sandbox.UserClientAsync("reader", RunningSandbox.Policy(
            "'Effect':'Allow','Action':'sso:Describe*','Resource':'*','Condition':{'StringEquals':{" + condition
            + "}}"));
        var key = await center.Sandbox.Root.OkAsync("CreateAccessKey", ("UserName", "reader"));
        var client = JsonServiceClient.SsoAdmin(
            center.Sandbox, keys: new(key["AccessKeyId"], key["SecretAccessKey"]));
        var (status, _) = await client.CallAsync(
            "DescribePermissionSet", new { center.InstanceArn, PermissionSetArn = set });
        Assert.Equal(isAllowed ? 200 : 400, status);
    }

    [Fact]
    public async Task What_is_created_is_visible_after_a_while_and_exists_at_once()
    {
        using var center = await TestCenter.StartAsync(options => options.Faults = new SandboxFaults
        {
            VisibilityDelay = TimeSpan.FromSeconds(5), Seed = 1,
        });
        var user = await center.Store.CreateUserAsync("ada");
        var set = await center.CreateSetAsync("Admins");
        var named = new { IdentityStoreId = center.Store.Id, UserId = user };
        Assert.StartsWith(
            "400 ResourceNotFoundException: ",
            await center.Store.Client.ErrorAsync("DescribeUser", named),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "400 ConflictException ",
            await center.Store.Client.ErrorAsync("CreateUser", center.Store.User("ada")),
            StringComparison.Ordinal);
        Assert.Empty((await center.OkAsync("ListPermissionSets")).Texts("PermissionSets"));
        Assert.StartsWith(
            "400 ConflictException: ",
            await center.ErrorAsync("CreatePermissionSet", ("Name", "Admins")),
            StringComparison.Ordinal);
        center.Clock.Advance(TimeSpan.FromSeconds(5));
        await center.Store.Client.OkAsync("DescribeUser", named);
        Assert.Equal([set], (await center.OkAsync("ListPermissionSets")).Texts("PermissionSets"));
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
