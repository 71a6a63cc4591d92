using AdminIam.Engine.Safeguards.Facts;
using AdminIam.Tests.Engine.IdentityCenter;
using AdminIam.Tests.Engine.IdentityCenter.Safety;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.Safeguards.Facts;

public sealed class AssignedAdministratorsReaderTests
{
    private const string Management = "123456789012";
    private const string AllowAll =
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}";

    [Fact]
    public async Task Without_roles_of_identity_center_that_give_administrator_access_nothing_is_read()
    {
        using var test = await TestCenterRun.StartAsync();
        var readers = await TestAccess.CreateAsync(test, "Readers");
        await readers.AssignAsync(Management, await test.Store.CreateUserAsync("alice"), "USER");
        var inventory = await AccountInventory.ReadAsync(test.Iam);
        var before = test.Sandbox.Server.Statistics.TotalCalls;

        Assert.Equal([], (await new AssignedAdministratorsReader(test.Iam).ReadAsync(inventory)).UserNames);
        Assert.Equal(before, test.Sandbox.Server.Statistics.TotalCalls);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task People_count_once_who_are_assigned_directly_or_by_groups(bool isManaged)
    {
        using var test = await TestCenterRun.StartAsync();
        var admins = await CreateAdminsAsync(test, isManaged);
        var readers = await TestAccess.CreateAsync(test, "Readers");
        var (alice, bob, carol) = (
            await test.Store.CreateUserAsync("alice"), await test.Store.CreateUserAsync("bob"),
            await test.Store.CreateUserAsync("carol"));
        var team = await test.Store.CreateGroupAsync("Team");
        await test.Store.AddAsync(team, alice);
        await test.Store.AddAsync(team, bob);
        await admins.AssignAsync(Management, alice, "USER");
        await admins.AssignAsync(Management, team, "GROUP");
        await readers.AssignAsync(Management, carol, "USER");
        await admins.AssignAsync(TestOrganization.Prod, carol, "USER");

        Assert.Equal(["alice", "bob"], await ReadAsync(test));
    }

    [Fact]
    public async Task The_assignments_of_deleted_users_and_groups_are_no_administrators()
    {
        using var test = await TestCenterRun.StartAsync();
        var admins = await CreateAdminsAsync(test);
        var (ghost, empty) = (await test.Store.CreateUserAsync("ghost"), await test.Store.CreateGroupAsync("Empty"));
        await admins.AssignAsync(Management, ghost, "USER");
        await admins.AssignAsync(Management, empty, "GROUP");
        await test.Store.Client.OkAsync("DeleteUser", new { IdentityStoreId = test.Store.Id, UserId = ghost });
        await test.Store.Client.OkAsync("DeleteGroup", new { IdentityStoreId = test.Store.Id, GroupId = empty });

        Assert.Equal([], await ReadAsync(test));
    }

    [Fact]
    public async Task The_number_of_calls_is_limited_however_many_people_are_assigned()
    {
        using var test = await TestCenterRun.StartAsync();
        var admins = await CreateAdminsAsync(test);
        var everyone = await test.Store.CreateGroupAsync("Everyone");
        for (var i = 0; i < AssignedAdministratorsReader.MostPeople + 50; i++)
            await test.Store.AddAsync(everyone, await test.Store.CreateUserAsync($"user{i:D3}"));
        await admins.AssignAsync(Management, everyone, "GROUP");
        var inventory = await AccountInventory.ReadAsync(test.Iam);
        var before = test.Sandbox.Server.Statistics.TotalCalls;

        var people = await new AssignedAdministratorsReader(test.Iam).ReadAsync(inventory);

        Assert.Equal((AssignedAdministratorsReader.MostPeople, true), (people.UserNames.Count, people.HasMore));
        Assert.InRange(
            test.Sandbox.Server.Statistics.TotalCalls - before, 1, AssignedAdministratorsReader.MostPeople + 10);
    }

    [Fact]
    public async Task A_member_account_that_does_not_administer_the_instance_states_it_as_the_reason()
    {
        const string Owner = "999900001111";
        using var test = await TestCenterRun.StartAsync(
            state =>
            {
                state["organization"]!["managementAccountId"] = Owner;
                state["identityStore"]!["ownerAccountId"] = Owner;
            },
            async before =>
            {
                var admins = await CreateAdminsAsync(before);
                await admins.AssignAsync(Management, await before.Store.CreateUserAsync("alice"), "USER");
            });

        var facts = await new AccountFactsReader(test.Iam, FactKinds.Inventory | FactKinds.Assignments)
            .ReadAsync(new SafeguardThresholds());

        Assert.Contains(
            "cannot administer the instance", facts.AssignedAdministrators.UnavailableReason, StringComparison.Ordinal);
        Assert.True(facts.Inventory.IsKnown);
    }

    private static async Task<IReadOnlyList<string>> ReadAsync(TestCenterRun test) =>
        (await new AssignedAdministratorsReader(test.Iam).ReadAsync(await AccountInventory.ReadAsync(test.Iam)))
            .UserNames;

    private static async Task<TestAccess> CreateAdminsAsync(TestCenterRun test, bool isManaged = true)
    {
        var admins = await TestAccess.CreateAsync(test, "Full_Admins");
        var client = JsonServiceClient.SsoAdmin(test.Sandbox);
        var instance = test.Run.Session.Instance.InstanceArn;
        if (isManaged)
        {
            await client.OkAsync("AttachManagedPolicyToPermissionSet", new
            {
                InstanceArn = instance,
                PermissionSetArn = admins.SetArn,
                ManagedPolicyArn = "arn:aws:iam::aws:policy/AdministratorAccess",
            });
        }
        else
        {
            await client.OkAsync("PutInlinePolicyToPermissionSet", new
            {
                InstanceArn = instance,
                PermissionSetArn = admins.SetArn,
                InlinePolicy = AllowAll,
            });
        }

        return admins;
    }
}
