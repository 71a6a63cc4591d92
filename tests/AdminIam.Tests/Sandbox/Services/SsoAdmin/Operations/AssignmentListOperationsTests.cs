namespace AdminIam.Tests.Sandbox.Services.SsoAdmin.Operations;

public sealed class AssignmentListOperationsTests : CenterTests
{
    [Fact]
    public async Task A_user_has_the_assignments_of_the_groups_as_well()
    {
        var user = await Center.Store.CreateUserAsync("ada");
        var group = await Center.Store.CreateGroupAsync("analysts");
        await Center.Store.AddAsync(group, user);
        var set = await Center.CreateSetAsync("Admins");
        await Center.AssignAsync(set, TestOrganization.Prod, user);
        await Center.AssignAsync(set, TestOrganization.Test, group, "GROUP");
        Center.Complete();
        Assert.Equal(["USER", "GROUP"], await TypesAsync(user, "USER"));
        Assert.Equal(["GROUP"], await TypesAsync(group, "GROUP"));
        Assert.Equal(
            ["USER"], await TypesAsync(user, "USER", ("Filter", new { AccountId = TestOrganization.Prod })));
        Assert.Equal([user], (await Center.OkAsync(
            "ListAccountAssignments", ("AccountId", TestOrganization.Prod), ("PermissionSetArn", set)))
            .Texts("AccountAssignments", "PrincipalId"));
    }

    [Fact]
    public async Task A_filtered_page_can_be_empty()
    {
        var user = await Center.Store.CreateUserAsync("ada");
        var set = await Center.CreateSetAsync("Admins");
        await Center.AssignAsync(set, TestOrganization.Prod, user);
        await Center.AssignAsync(set, TestOrganization.Test, user);
        Center.Complete();
        var page = await Center.OkAsync(
            "ListAccountAssignmentsForPrincipal",
            ("PrincipalId", user),
            ("PrincipalType", "USER"),
            ("MaxResults", 1),
            ("Filter", new { AccountId = TestOrganization.Test }));
        Assert.Empty(page.GetProperty("AccountAssignments").EnumerateArray());
        Assert.True(page.TryGetProperty("NextToken", out _));
    }

    private async Task<List<string>> TypesAsync(string id, string type, params (string, object)[] filter) =>
        (await Center.OkAsync(
            "ListAccountAssignmentsForPrincipal", [("PrincipalId", id), ("PrincipalType", type), .. filter]))
            .Texts("AccountAssignments", "PrincipalType");
}
