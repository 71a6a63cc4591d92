using AdminIam.Engine.IdentityCenter.Assignments;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.IdentityCenter.Assignments;

public sealed class AssignmentReaderTests
{
    [Fact]
    public async Task The_assignments_of_a_user_are_told_from_those_of_the_groups()
    {
        using var test = await TestAssignments.StartAsync();
        var direct = (await test.ToUsersAsync(1))[0];
        await test.Center.Store.AddAsync(test.Group, direct.PrincipalId);
        using var creator = new AssignmentCreator(test.Center.Run);
        await creator.CreateAsync(direct, isAwaited: true);
        await creator.CreateAsync(test.ToGroup(), isAwaited: true);

        var access = await test.Reader.AccessOf(Assignment.User, direct.PrincipalId).ToListAsync();
        var own = await test.Reader.OfPrincipal(Assignment.User, direct.PrincipalId).ToListAsync();

        Assert.Equal(new HashSet<Assignment> { direct, test.ToGroup() }, access.ToHashSet());
        Assert.Equal([direct], own);
        Assert.Equal(
            [test.ToGroup()],
            await test.Reader.AccessOf(Assignment.User, direct.PrincipalId, TestOrganization.Prod).ToListAsync());
        Assert.Equal(
            [new AssignmentPair(TestOrganization.Prod, test.Set)],
            await test.Reader.PairsOfAccount(TestOrganization.Prod).ToListAsync());
    }

    [Fact]
    public async Task What_is_gone_has_no_assignments()
    {
        using var test = await TestAssignments.StartAsync();
        await test.Center.OkAsync("DeletePermissionSet", ("PermissionSetArn", test.Set));

        Assert.Empty(await test.ExistingAsync());
        Assert.Empty(await test.Reader.OfPair(new AssignmentPair(TestOrganization.Prod, test.Set)).ToListAsync());
    }
}
