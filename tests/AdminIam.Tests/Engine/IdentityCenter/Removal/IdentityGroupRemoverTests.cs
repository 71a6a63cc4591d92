using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.IdentityCenter.Assignments;
using AdminIam.Engine.IdentityCenter.Directory;
using AdminIam.Engine.IdentityCenter.Removal;
using AdminIam.Tests.Engine.IdentityCenter.Safety;
using AdminIam.Tests.Sandbox;
using CsCheck;

namespace AdminIam.Tests.Engine.IdentityCenter.Removal;

public sealed class IdentityGroupRemoverTests
{
    [Fact]
    public async Task The_assignments_and_members_go_with_the_group()
    {
        using var test = await TestCenterRun.StartAsync();
        var group = await test.Store.CreateGroupAsync("Ops");
        await test.Store.AddAsync(group, await test.Store.CreateUserAsync("alice"));
        var access = await TestAccess.CreateAsync(test);
        await access.AssignAsync(TestOrganization.Prod, group, "GROUP");
        await access.AssignAsync(TestOrganization.Test, group, "GROUP");
        var remover = new IdentityGroupRemover(test.Run, force: false);

        var removal = await remover.PlanAsync("OPS", countsMembers: true);
        await remover.RemoveAsync(removal);

        Assert.Equal(
            $"Delete group; delete 2 assignments: Admins in {TestOrganization.Prod}, "
            + $"Admins in {TestOrganization.Test}; remove 1 member",
            removal.Describe());
        Assert.Null(await new GroupFinder(test.Run).DescribeAsync(group));
        Assert.Empty(await new AssignmentReader(test.Run).OfPermissionSet(access.SetArn).ToListAsync());
    }

    [Fact]
    public async Task A_group_that_does_not_exist_is_an_error()
    {
        using var test = await TestCenterRun.StartAsync();

        var error = await Assert.ThrowsAsync<AdminException>(
            () => new IdentityGroupRemover(test.Run, force: true).PlanAsync("Ops", countsMembers: false));

        Assert.Equal("IdentityGroupNotFound", error.ErrorId);
    }

    [Fact]
    public async Task Removal_leaves_nothing_behind_in_any_state()
    {
        // Members, and assignments of the group and of another one, in some of three accounts.
        var states = Gen.Select(Gen.Int[0, 3], Gen.Bool.Array[3], Gen.Bool.Array[3]);

        await states.SampleAsync(
            async state =>
            {
                var (members, own, others) = state;
                using var test = await TestCenterRun.StartAsync();
                var (group, other) = (
                    await test.Store.CreateGroupAsync("Ops"), await test.Store.CreateGroupAsync("Other"));
                for (var i = 0; i < members; i++)
                    await test.Store.AddAsync(group, await test.Store.CreateUserAsync($"user{i}"));
                var access = await TestAccess.CreateAsync(test);
                string[] accounts = [TestOrganization.Prod, TestOrganization.Test, "777788889999"];
                foreach (var (principal, where) in new[] { (group, own), (other, others) })
                {
                    foreach (var account in accounts.Where((_, index) => where[index]))
                        await access.AssignAsync(account, principal, "GROUP");
                }

                var remover = new IdentityGroupRemover(test.Run, force: false);
                await remover.RemoveAsync(await remover.PlanAsync("Ops", countsMembers: false));

                var left = await new AssignmentReader(test.Run).OfPermissionSet(access.SetArn).ToListAsync();
                Assert.Equal(others.Count(one => one), left.Count);
                Assert.All(left, one => Assert.Equal(other, one.PrincipalId));
                Assert.Null(await new GroupFinder(test.Run).DescribeAsync(group));
            },
            iter: 20, threads: 1);
    }
}
