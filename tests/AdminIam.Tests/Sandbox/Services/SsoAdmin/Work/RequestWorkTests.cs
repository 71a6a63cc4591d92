using System.Text.Json;
using CsCheck;

namespace AdminIam.Tests.Sandbox.Services.SsoAdmin.Work;

public sealed class RequestWorkTests : CenterTests
{
    [Fact]
    public async Task An_assignment_to_someone_unknown_fails()
    {
        var set = await Center.CreateSetAsync("Admins");
        var nobody = Guid.NewGuid().ToString();
        var request = await Center.AssignAsync(set, TestOrganization.Prod, nobody, "GROUP");
        Center.Complete();
        Assert.Equal(
            $"FAILED: Received a 404 status error: the GROUP assignee {nobody} was not found in directory "
            + Center.Store.Id,
            await Center.CreationAsync(request));
    }

    [Fact]
    public async Task The_deletion_of_an_assignment_that_does_not_exist_fails()
    {
        var set = await Center.CreateSetAsync("Admins");
        var request = await Center.UnassignAsync(
            set, TestOrganization.Prod, await Center.Store.CreateUserAsync("ada"));
        Center.Complete();
        Assert.Equal("FAILED: Received a 404 status error: Assignment not found.", await Center.DeletionAsync(request));
    }

    [Fact]
    public async Task The_assignment_of_a_user_that_is_deleted_meanwhile_cannot_be_deleted()
    {
        var user = await Center.Store.CreateUserAsync("ada");
        var set = await Center.CreateSetAsync("Admins");
        await Center.AssignAsync(set, TestOrganization.Prod, user);
        Center.Complete();
        var request = await Center.UnassignAsync(set, TestOrganization.Prod, user);
        await Center.Store.Client.OkAsync("DeleteUser", new { IdentityStoreId = Center.Store.Id, UserId = user });
        Center.Complete();
        Assert.StartsWith(
            $"FAILED: Received a 404 status error: the USER assignee {user} was not found",
            await Center.DeletionAsync(request), StringComparison.Ordinal);

        // The assignment remained, as an orphan, which can be deleted.
        request = await Center.UnassignAsync(set, TestOrganization.Prod, user);
        Center.Complete();
        Assert.Equal("SUCCEEDED", await Center.DeletionAsync(request));
    }

    [Fact]
    public async Task A_customer_managed_policy_must_exist_in_the_account()
    {
        var user = await Center.Store.CreateUserAsync("ada");
        var set = await Center.CreateSetAsync("Admins");
        await Center.OkAsync(
            "AttachCustomerManagedPolicyReferenceToPermissionSet",
            ("PermissionSetArn", set),
            ("CustomerManagedPolicyReference", new { Name = "read-logs", Path = "/team/" }));
        var prod = await Center.AssignAsync(set, TestOrganization.Prod, user);
        var own = await Center.AssignAsync(set, RunningSandbox.AccountId, user);
        Center.Complete();
        Assert.Equal(
            "FAILED: Received a 404 status error: Policy arn:aws:iam::111122223333:policy/team/read-logs does not "
            + "exist or is not attachable.",
            await Center.CreationAsync(prod));
        Assert.StartsWith("FAILED: ", await Center.CreationAsync(own), StringComparison.Ordinal);
        await Center.Sandbox.Root.OkAsync(
            "CreatePolicy",
            ("PolicyName", "read-logs"),
            ("Path", "/team/"),
            ("PolicyDocument", RunningSandbox.Policy("'Effect':'Allow','Action':'logs:*','Resource':'*'")));
        own = await Center.AssignAsync(set, RunningSandbox.AccountId, user);
        Center.Complete();
        Assert.Equal("SUCCEEDED", await Center.CreationAsync(own));
    }

    [Fact]
    public async Task Eleven_policies_are_more_than_a_role_can_have()
    {
        var user = await Center.Store.CreateUserAsync("ada");
        var set = await Center.CreateSetAsync("Admins");
        for (var i = 0; i < 11; i++)
        {
            await Center.OkAsync(
                "AttachCustomerManagedPolicyReferenceToPermissionSet",
                ("PermissionSetArn", set),
                ("CustomerManagedPolicyReference", new { Name = $"policy{i}" }));
        }

        var request = await Center.AssignAsync(set, TestOrganization.Prod, user);
        Center.Complete();
        Assert.Equal(
            "FAILED: Received a 409 status error: Cannot exceed quota for PoliciesPerRole: 10",
            await Center.CreationAsync(request));
    }

    [Fact]
    public async Task After_any_requests_the_lists_agree()
    {
        var users = new[] { await Center.Store.CreateUserAsync("a"), await Center.Store.CreateUserAsync("b") };
        var sets = new[] { await Center.CreateSetAsync("A"), await Center.CreateSetAsync("B") };
        var accounts = new[] { TestOrganization.Prod, RunningSandbox.AccountId };
        await Gen.Select(Gen.Bool, Gen.Int[0, 1], Gen.Int[0, 1], Gen.Int[0, 1]).List[1, 6].SampleAsync(
            async steps =>
            {
                foreach (var (creates, set, account, user) in steps)
                {
                    if (creates)
                        await Center.AssignAsync(sets[set], accounts[account], users[user]);
                    else
                        await Center.UnassignAsync(sets[set], accounts[account], users[user]);
                    Center.Complete();
                }

                await DemandAgreementAsync(sets, users);
            },
            iter: 20, threads: 1);
    }

    // Every account that a list of assignments names is provisioned, and no other; the role exists in the own account.
    private async Task DemandAgreementAsync(string[] sets, string[] users)
    {
        var byPrincipal = new List<string>();
        foreach (var user in users)
        {
            byPrincipal.AddRange(Pairs(await Center.OkAsync(
                "ListAccountAssignmentsForPrincipal", ("PrincipalId", user), ("PrincipalType", "USER"))));
        }

        var bySet = new List<string>();
        foreach (var set in sets)
        {
            foreach (var account in (await Center.OkAsync(
                "ListAccountsForProvisionedPermissionSet", ("PermissionSetArn", set))).Texts("AccountIds"))
            {
                var assignments = Pairs(await Center.OkAsync(
                    "ListAccountAssignments", ("PermissionSetArn", set), ("AccountId", account)));
                Assert.NotEmpty(assignments);
                bySet.AddRange(assignments);
            }
        }

        Assert.Equal(byPrincipal.Order(StringComparer.Ordinal), bySet.Order(StringComparer.Ordinal));
        var own = bySet.Where(pair => pair.StartsWith(RunningSandbox.AccountId, StringComparison.Ordinal))
            .Select(pair => pair.Split(' ')[1]).Distinct().Count();
        var roles = await Center.Sandbox.Root.OkAsync("ListRoles", ("PathPrefix", "/aws-reserved/"));
        Assert.Equal(own, roles.All("RoleName").Count);
    }

    private static IEnumerable<string> Pairs(JsonElement answer) =>
        answer.GetProperty("AccountAssignments").EnumerateArray()
            .Select(one => $"{one.Text("AccountId")} {one.Text("PermissionSetArn")} {one.Text("PrincipalId")}");
}
