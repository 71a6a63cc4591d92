using AdminIam.Engine.IdentityCenter.Assignments;
using AdminIam.Engine.IdentityCenter.Safety;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.IdentityCenter.Safety;

public sealed class EntryReaderTests
{
    [Fact]
    public async Task An_assignment_of_a_deleted_user_or_to_an_empty_group_is_no_way_in()
    {
        using var test = await TestCenterRun.StartAsync();
        var (admins, auditors) = (await TestAccess.CreateAsync(test), await TestAccess.CreateAsync(test, "Auditors"));
        var (alice, ghost) = (await test.Store.CreateUserAsync("alice"), await test.Store.CreateUserAsync("ghost"));
        var (team, empty) = (await test.Store.CreateGroupAsync("Team"), await test.Store.CreateGroupAsync("Empty"));
        await test.Store.AddAsync(team, alice);
        await auditors.AssignAsync(TestOrganization.Prod, alice, "USER");
        await admins.AssignAsync(TestOrganization.Prod, ghost, "USER");
        await admins.AssignAsync(TestOrganization.Prod, team, "GROUP");
        await admins.AssignAsync(TestOrganization.Prod, empty, "GROUP");
        await admins.AssignAsync(TestOrganization.Test, alice, "USER");
        await test.Store.Client.OkAsync("DeleteUser", new { IdentityStoreId = test.Store.Id, UserId = ghost });
        var reader = new EntryReader(test.Run);

        var assignments = new AssignmentReader(test.Run);
        var entries = await assignments.OfPairs(assignments.PairsOfAccount(TestOrganization.Prod)).ToListAsync();

        Assert.Equal(
            [(alice, true), (team, true), (ghost, false), (empty, false)],
            await Task.WhenAll(entries
                .OrderBy(entry => Array.IndexOf([alice, team, ghost, empty], entry.PrincipalId))
                .Select(async entry => (entry.PrincipalId, await reader.IsOpenAsync(entry)))));
        var ofTeam = Assert.Single(
            entries, entry => entry.PrincipalType == Assignment.Group && entry.PrincipalId == team);
        Assert.True(await reader.IsOpenToAsync(alice, ofTeam));
        Assert.False(await reader.IsOpenToAsync(ghost, ofTeam));
        Assert.False(await reader.IsOpenToAsync(alice, ofTeam, AccessLoss.OfMembership(team, alice)));
    }
}
