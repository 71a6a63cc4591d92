using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.IdentityCenter.Groups;

namespace AdminIam.Tests.Engine.IdentityCenter.Groups;

public sealed class IdentityGroupProvisionerTests
{
    [Fact]
    public async Task Groups_that_were_just_created_elsewhere_are_accepted_by_ensure()
    {
        using var test = await TestCenterRun.StartAsync(
            options => options.Faults.VisibilityDelay = TimeSpan.FromSeconds(1));
        string[] names = [.. Enumerable.Range(0, 4).Select(i => $"group{i}")];
        foreach (var name in names)
            await test.Store.CreateGroupAsync(name);

        var provisioner = new IdentityGroupProvisioner(test.Run);
        var groups = await Task.WhenAll(names.Select(name =>
            provisioner.ProvisionAsync(new IdentityGroupRequest { GroupName = name, Ensure = true })));

        Assert.Equal(names, groups.Select(group => group.Group.GroupName));
        Assert.All(groups, group => Assert.Equal(Outcome.Unchanged, group.Outcome));
    }

    [Fact]
    public async Task A_group_that_exists_is_an_error_without_ensure_and_its_plan_lists_the_changes()
    {
        using var test = await TestCenterRun.StartAsync();
        await test.Store.CreateGroupAsync("Ops");
        var provisioner = new IdentityGroupProvisioner(test.Run);
        var request = new IdentityGroupRequest { GroupName = "OPS", Description = "Operates", Ensure = true };

        var error = await Assert.ThrowsAsync<AdminException>(
            () => provisioner.ProvisionAsync(request with { Ensure = false }));
        var plan = await provisioner.PlanAsync(request);

        Assert.Equal("IdentityGroupAlreadyExists", error.ErrorId);
        Assert.Equal("description: (none) -> Operates", Assert.Single(plan!.Changes));
        Assert.Null(await provisioner.PlanAsync(request with { GroupName = "Other" }));
    }

    [Fact]
    public async Task A_group_is_returned_when_it_is_visible()
    {
        using var test = await TestCenterRun.StartAsync(
            options => options.Faults.VisibilityDelay = TimeSpan.FromSeconds(0.5));

        var created = await new IdentityGroupProvisioner(test.Run).ProvisionAsync(
            new IdentityGroupRequest { GroupName = "Ops" });

        Assert.NotNull(created.Group.CreateDate);
        Assert.Equal(created.Group.GroupId, (await new IdentityGroupReader(test.Run).GetAsync("ops")).Group.GroupId);
    }
}
