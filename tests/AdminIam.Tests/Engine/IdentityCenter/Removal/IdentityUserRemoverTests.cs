using System.Text.Json.Nodes;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.IdentityCenter.Assignments;
using AdminIam.Engine.IdentityCenter.Directory;
using AdminIam.Engine.IdentityCenter.Removal;
using AdminIam.Tests.Engine.IdentityCenter.Assignments;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.IdentityCenter.Removal;

public sealed class IdentityUserRemoverTests
{
    private const int States = 50;
    private static readonly string[] Accounts = [TestOrganization.Prod, TestOrganization.Test];

    [Fact]
    public async Task A_user_is_deleted_after_assignments_and_memberships()
    {
        using var test = await TestAssignments.StartAsync();
        var run = test.Center.Run;
        var user = await test.Center.Store.CreateUserAsync("ada");
        await test.Center.Store.AddAsync(test.Group, user);
        var ofGroup = await test.CreateAsync();
        using (var creator = new AssignmentCreator(run))
        {
            await creator.CreateAsync(
                new Assignment(TestOrganization.Prod, test.Set, Assignment.User, user), isAwaited: true);
        }

        var remover = new IdentityUserRemover(run, force: false);
        var removal = await remover.PlanAsync("ADA", readsNames: true);
        var name = await remover.RemoveAsync(removal);

        Assert.Equal("ada", name);
        Assert.Equal(
            $"Delete user; delete 1 assignment: Admins in {TestOrganization.Prod}; remove from 1 group: Team",
            removal.Describe());
        Assert.Null(await new UserFinder(run).FindAsync("ada"));
        Assert.Empty(await new Memberships(run).OfGroup(test.Group).ToListAsync());
        Assert.Equal(
            ofGroup.Select(one => one.AccountId).Order(),
            (await test.ExistingAsync()).Select(one => one.AccountId).Order());
    }

    [Fact]
    public async Task Whatever_users_have_nothing_of_them_remains_and_nothing_else_is_taken()
    {
        using var test = await TestAssignments.StartAsync(
            TimeSpan.FromSeconds(1), options => options.IdentityCenter.CallsPerSecond = 0);
        var run = test.Center.Run;
        var random = new Random(20261127);
        using var creator = new AssignmentCreator(run);
        var kept = await test.CreateAsync();
        for (var state = 0; state < States; state++)
        {
            var users = new List<string>();
            for (var number = random.Next(1, 4); number > 0; number--)
            {
                var user = await test.Center.Store.CreateUserAsync($"user{state}.{number}");
                users.Add(user);
                if (random.Next(2) == 0)
                    await test.Center.Store.AddAsync(test.Group, user);
                var assignments = Accounts.Where(_ => random.Next(2) == 0)
                    .Select(account => new Assignment(account, test.Set, Assignment.User, user)).ToList();
                await Task.WhenAll(assignments.Select(one => creator.CreateAsync(one, isAwaited: true)));
            }

            var remover = new IdentityUserRemover(run, force: false);
            await Task.WhenAll(users.Select(async user =>
                await remover.RemoveAsync(await remover.PlanAsync(user, readsNames: random.Next(2) == 0))));

            Assert.Equal(kept.Count, (await test.ExistingAsync()).Count);
            Assert.Empty(await new Memberships(run).OfGroup(test.Group).ToListAsync());
            Assert.Empty(await new UserFinder(run).List().ToListAsync());
        }
    }

    [Fact]
    public async Task If_an_assignment_is_not_deleted_in_time_the_user_and_the_memberships_remain()
    {
        using var test = await TestAssignments.StartAsync();
        var run = test.Center.Run;
        var user = await test.Center.Store.CreateUserAsync("ada");
        await test.Center.Store.AddAsync(test.Group, user);
        using (var creator = new AssignmentCreator(run))
        {
            await creator.CreateAsync(
                new Assignment(TestOrganization.Prod, test.Set, Assignment.User, user), isAwaited: true);
        }

        test.Center.Sandbox.Server.Options.IdentityCenter.RequestDuration = TimeSpan.FromHours(1);
        var remover = new IdentityUserRemover(run, force: false);
        var removal = await remover.PlanAsync("ada", readsNames: false);

        var failure = await Assert.ThrowsAsync<AdminException>(() => remover.RemoveAsync(removal));

        Assert.Equal("AssignmentInProgress", failure.ErrorId);
        Assert.NotNull(await new UserFinder(run).FindAsync("ada"));
        Assert.Single(await new Memberships(run).OfUser(user).ToListAsync());
    }

    [Fact]
    public async Task An_account_instance_has_no_assignments_to_read()
    {
        using var test = await TestCenterRun.StartAsync(
            state => state["organization"]!["managementAccountId"] = "999988887777",
            first => first.Store.CreateUserAsync("ada"));
        var remover = new IdentityUserRemover(test.Run, force: false);

        await remover.RemoveAsync(await remover.PlanAsync("ada", readsNames: true));

        Assert.Null(await new UserFinder(test.Run).FindAsync("ada"));
    }

    [Fact]
    public async Task A_user_of_an_external_directory_is_deleted_only_by_force()
    {
        using var test = await TestCenterRun.StartAsync(
            state => state["identityStore"]!["users"]![0]!["externalIds"] = new JsonArray(
                new JsonObject { ["issuer"] = "https://scim.example.com", ["id"] = "42" }),
            first => first.Store.CreateUserAsync("ada"));
        var forced = new IdentityUserRemover(test.Run, force: true);

        var failure = await Assert.ThrowsAsync<AdminException>(
            () => new IdentityUserRemover(test.Run, force: false).PlanAsync("ada", readsNames: true));
        await forced.RemoveAsync(await forced.PlanAsync("ada", readsNames: true));

        Assert.Equal("ManagedExternally", failure.ErrorId);
        Assert.Null(await new UserFinder(test.Run).FindAsync("ada"));
    }
}
