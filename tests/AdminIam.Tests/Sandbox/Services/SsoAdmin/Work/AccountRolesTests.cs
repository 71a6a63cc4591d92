namespace AdminIam.Tests.Sandbox.Services.SsoAdmin.Work;

public sealed class AccountRolesTests : CenterTests
{
    [Fact]
    public async Task The_role_of_a_set_appears_in_the_own_account_and_follows_its_assignments()
    {
        var set = await Center.CreateSetAsync("Admins");
        await Center.OkAsync(
            "AttachManagedPolicyToPermissionSet",
            ("PermissionSetArn", set), ("ManagedPolicyArn", TestCenter.AdministratorAccess));
        var user = await Center.Store.CreateUserAsync("ada");
        await Center.AssignAsync(set, RunningSandbox.AccountId, user);
        Assert.Empty((await RolesAsync()).All("RoleName"));
        Center.Complete();
        var roles = await RolesAsync();
        Assert.Matches("^AWSReservedSSO_Admins_[0-9a-f]{16}$", Assert.Single(roles.All("RoleName")));
        Assert.Equal("/aws-reserved/sso.amazonaws.com/", roles["Path"]);
        var name = ("RoleName", roles["RoleName"]);
        Assert.Equal("43200", (await Center.Sandbox.Root.OkAsync("GetRole", name))["MaxSessionDuration"]);
        Assert.Equal(
            TestCenter.AdministratorAccess,
            (await Center.Sandbox.Root.OkAsync("ListAttachedRolePolicies", name))["PolicyArn"]);
        Assert.Equal(
            "400 UnmodifiableEntity: Cannot perform the operation on the protected role "
            + $"'{name.Item2}' - this role is only modifiable by AWS",
            (await Center.Sandbox.Root.CallAsync("DeleteRole", name)).Error);

        await Center.UnassignAsync(set, RunningSandbox.AccountId, user);
        Center.Complete();
        Assert.Empty((await RolesAsync()).All("RoleName"));
    }

    [Fact]
    public async Task A_change_reaches_the_role_when_the_set_is_provisioned()
    {
        var set = await Center.CreateSetAsync("Admins");
        await Center.AssignAsync(set, RunningSandbox.AccountId, await Center.Store.CreateUserAsync("ada"));
        Center.Complete();
        var name = ("RoleName", (await RolesAsync())["RoleName"]);
        var policy = RunningSandbox.Policy("'Effect':'Allow','Action':'s3:*','Resource':'*'");
        await Center.OkAsync("PutInlinePolicyToPermissionSet", ("PermissionSetArn", set), ("InlinePolicy", policy));
        await Center.OkAsync(
            "PutPermissionsBoundaryToPermissionSet",
            ("PermissionSetArn", set),
            ("PermissionsBoundary", new { ManagedPolicyArn = TestCenter.AdministratorAccess }));
        Center.Complete();
        Assert.Empty((await Center.Sandbox.Root.OkAsync("ListRolePolicies", name)).All("member"));
        Assert.Equal("SUCCEEDED", await Center.ProvisionAsync(set));
        Assert.Equal(
            ["AwsSSOInlinePolicy"],
            (await Center.Sandbox.Root.OkAsync("ListRolePolicies", name)).All("member"));
        Assert.Equal(
            TestCenter.AdministratorAccess,
            (await Center.Sandbox.Root.OkAsync("GetRole", name))["PermissionsBoundaryArn"]);
    }

    [Fact]
    public async Task A_member_account_has_the_role_and_the_customer_managed_policy_in_its_own_iam()
    {
        var set = await Center.CreateSetAsync("Admins");
        await Center.OkAsync(
            "AttachCustomerManagedPolicyReferenceToPermissionSet",
            ("PermissionSetArn", set), ("CustomerManagedPolicyReference", new { Name = "read-logs", Path = "/team/" }));
        var user = await Center.Store.CreateUserAsync("ada");
        var prod = await TestMember.EnterAsync(
            Center.Sandbox, await TestMember.AdministratorAsync(Center.Sandbox), TestOrganization.Prod);
        await prod.OkAsync(
            "CreatePolicy", ("PolicyName", "read-logs"), ("Path", "/team/"),
            ("PolicyDocument", RunningSandbox.Policy("'Effect':'Allow','Action':'logs:Get*','Resource':'*'")));

        await Center.AssignAsync(set, TestOrganization.Prod, user);
        Center.Complete();

        var role = await prod.OkAsync("ListRoles", ("PathPrefix", "/aws-reserved/"));
        Assert.Equal(
            $"arn:aws:iam::{TestOrganization.Prod}:policy/team/read-logs",
            (await prod.OkAsync("ListAttachedRolePolicies", ("RoleName", role["RoleName"])))["PolicyArn"]);
        Assert.Contains(
            $"arn:aws:iam::{TestOrganization.Prod}:saml-provider/",
            Uri.UnescapeDataString(role["AssumeRolePolicyDocument"]), StringComparison.Ordinal);
        Assert.Empty((await RolesAsync()).All("RoleName"));

        await Center.UnassignAsync(set, TestOrganization.Prod, user);
        Center.Complete();
        Assert.Empty((await prod.OkAsync("ListRoles", ("PathPrefix", "/aws-reserved/"))).All("RoleName"));
    }

    private Task<SandboxReply> RolesAsync() =>
        Center.Sandbox.Root.OkAsync("ListRoles", ("PathPrefix", "/aws-reserved/"));
}
