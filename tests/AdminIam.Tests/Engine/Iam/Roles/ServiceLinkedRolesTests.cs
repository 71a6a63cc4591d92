using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Roles;

namespace AdminIam.Tests.Engine.Iam.Roles;

public sealed class ServiceLinkedRolesTests
{
    private const string Service = "autoscaling.amazonaws.com";

    [Fact]
    public async Task A_role_is_created_once_and_ensure_accepts_it()
    {
        using var run = await TestRun.StartAsync();
        var roles = new ServiceLinkedRoles(run.Iam);

        var created = await roles.CreateAsync(Service, null, "Scales", ensure: false);
        var refused = await Assert.ThrowsAsync<AdminException>(
            () => roles.CreateAsync(Service, null, null, ensure: false));
        var there = await roles.CreateAsync(Service, null, "Scales", ensure: true);

        Assert.Equal((Outcome.Created, $"/aws-service-role/{Service}/"), (created.Outcome, created.Path));
        Assert.Equal(("RoleAlreadyExists", ErrorKind.ResourceExists), (refused.ErrorId, refused.Kind));
        Assert.Equal((Outcome.Unchanged, created.RoleName), (there.Outcome, there.RoleName));
    }

    [Fact]
    public async Task Ensure_sets_another_description_and_a_plan_only_says_so()
    {
        using var run = await TestRun.StartAsync();
        var roles = new ServiceLinkedRoles(run.Iam);
        Assert.Null(await roles.PlanAsync(Service, null, "Scales"));
        var name = (await roles.CreateAsync(Service, null, null, ensure: false)).RoleName;

        var plan = await roles.PlanAsync(Service, null, "Scales");
        Assert.Null((await run.Root.OkAsync("GetRole", ("RoleName", name))).Find("Description"));
        var updated = await roles.CreateAsync(Service, null, "Scales", ensure: true);

        Assert.Equal(plan!.Changes, updated.Changes);
        Assert.Equal(
            ("description: none -> Scales", Outcome.Updated), (Assert.Single(updated.Changes), updated.Outcome));
        Assert.Equal("Scales", (await run.Root.OkAsync("GetRole", ("RoleName", name)))["Description"]);
    }

    [Fact]
    public async Task Roles_with_a_suffix_are_apart_from_the_one_without()
    {
        using var run = await TestRun.StartAsync();
        var roles = new ServiceLinkedRoles(run.Iam);

        var plain = await roles.CreateAsync(Service, null, null, ensure: false);
        var suffixed = await roles.CreateAsync(Service, "team", null, ensure: false);

        Assert.Equal($"{plain.RoleName}_team", suffixed.RoleName);
        Assert.Equal(suffixed.RoleName, (await roles.PlanAsync(Service, "team", null))!.RoleName);
        Assert.Equal(plain.RoleName, (await roles.PlanAsync(Service, null, null))!.RoleName);
    }

    [Theory]
    [InlineData("autoscaling", null, "InvalidServiceName")]
    [InlineData("auto scaling.amazonaws.com", null, "InvalidServiceName")]
    [InlineData(Service, "a b", "InvalidSuffix")]
    [InlineData(Service, "", "InvalidSuffix")]
    public void What_is_no_service_or_suffix_is_refused(string service, string? suffix, string errorId) =>
        Assert.Equal(errorId, Assert.Throws<AdminException>(() => ServiceLinkedRoles.Check(service, suffix)).ErrorId);
}
