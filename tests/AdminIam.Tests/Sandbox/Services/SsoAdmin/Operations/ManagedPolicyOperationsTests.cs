namespace AdminIam.Tests.Sandbox.Services.SsoAdmin.Operations;

public sealed class ManagedPolicyOperationsTests : CenterTests
{
    [Fact]
    public async Task A_policy_is_attached_once()
    {
        var set = ("PermissionSetArn", (object)await Center.CreateSetAsync("Admins"));
        var policy = ("ManagedPolicyArn", (object)TestCenter.AdministratorAccess);
        await Center.OkAsync("AttachManagedPolicyToPermissionSet", set, policy);
        Assert.StartsWith(
            "400 ConflictException: ",
            await Center.ErrorAsync("AttachManagedPolicyToPermissionSet", set, policy), StringComparison.Ordinal);
        Assert.Equal(
            ["AdministratorAccess"],
            (await Center.OkAsync("ListManagedPoliciesInPermissionSet", set)).Texts("AttachedManagedPolicies", "Name"));
        await Center.OkAsync("DetachManagedPolicyFromPermissionSet", set, policy);
        Assert.StartsWith(
            "400 ResourceNotFoundException: ",
            await Center.ErrorAsync("DetachManagedPolicyFromPermissionSet", set, policy), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_of_aws_must_exist() => Assert.Equal(
        "400 ResourceNotFoundException: Policy arn:aws:iam::aws:policy/NoSuchPolicy not found.",
        await Center.ErrorAsync(
            "AttachManagedPolicyToPermissionSet",
            ("PermissionSetArn", await Center.CreateSetAsync("Admins")),
            ("ManagedPolicyArn", "arn:aws:iam::aws:policy/NoSuchPolicy")));

    [Fact]
    public async Task A_set_has_at_most_twenty_policies()
    {
        var set = ("PermissionSetArn", (object)await Center.CreateSetAsync("Admins"));
        await Center.OkAsync(
            "AttachManagedPolicyToPermissionSet", set, ("ManagedPolicyArn", TestCenter.AdministratorAccess));
        for (var i = 0; i < 19; i++)
        {
            await Center.OkAsync(
                "AttachCustomerManagedPolicyReferenceToPermissionSet", set, Reference($"policy{i}"));
        }

        Assert.StartsWith(
            "400 ServiceQuotaExceededException: ",
            await Center.ErrorAsync("AttachCustomerManagedPolicyReferenceToPermissionSet", set, Reference("policy19")),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "400 ConflictException: ",
            await Center.ErrorAsync("AttachCustomerManagedPolicyReferenceToPermissionSet", set, Reference("POLICY1")),
            StringComparison.Ordinal);
        await Center.OkAsync(
            "DetachCustomerManagedPolicyReferenceFromPermissionSet", set, Reference("policy1"));
        Assert.Equal(18, (await Center.OkAsync("ListCustomerManagedPolicyReferencesInPermissionSet", set))
            .Texts("CustomerManagedPolicyReferences", "Name").Count);
        Assert.StartsWith(
            "400 ResourceNotFoundException: ",
            await Center.ErrorAsync("DetachCustomerManagedPolicyReferenceFromPermissionSet", set, Reference("policy1")),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_inline_policy_is_checked()
    {
        var set = ("PermissionSetArn", (object)await Center.CreateSetAsync("Admins"));
        Assert.Equal("", (await Center.OkAsync("GetInlinePolicyForPermissionSet", set)).Text("InlinePolicy"));
        Assert.StartsWith(
            "400 ResourceNotFoundException: ",
            await Center.ErrorAsync("DeleteInlinePolicyFromPermissionSet", set), StringComparison.Ordinal);
        Assert.StartsWith(
            "400 ValidationException: ",
            await Center.ErrorAsync("PutInlinePolicyToPermissionSet", set, ("InlinePolicy", "garbage")),
            StringComparison.Ordinal);
        var large = RunningSandbox.Policy(
            $"'Effect':'Allow','Action':'s3:*','Resource':'arn:aws:s3:::{new string('a', 10_240)}'");
        Assert.StartsWith(
            "400 ServiceQuotaExceededException: ",
            await Center.ErrorAsync("PutInlinePolicyToPermissionSet", set, ("InlinePolicy", large)),
            StringComparison.Ordinal);
        var policy = RunningSandbox.Policy("'Effect':'Allow','Action':'s3:*','Resource':'*'");
        await Center.OkAsync("PutInlinePolicyToPermissionSet", set, ("InlinePolicy", policy));
        Assert.Equal(policy, (await Center.OkAsync("GetInlinePolicyForPermissionSet", set)).Text("InlinePolicy"));
        await Center.OkAsync("DeleteInlinePolicyFromPermissionSet", set);
    }

    [Fact]
    public async Task A_boundary_is_one_policy()
    {
        var set = ("PermissionSetArn", (object)await Center.CreateSetAsync("Admins"));
        Assert.StartsWith(
            "400 ResourceNotFoundException: ",
            await Center.ErrorAsync("GetPermissionsBoundaryForPermissionSet", set), StringComparison.Ordinal);
        Assert.StartsWith(
            "400 ValidationException: PermissionsBoundary must have exactly one of",
            await Center.ErrorAsync("PutPermissionsBoundaryToPermissionSet", set, ("PermissionsBoundary", new { })),
            StringComparison.Ordinal);
        await Center.OkAsync(
            "PutPermissionsBoundaryToPermissionSet",
            set,
            ("PermissionsBoundary", new { CustomerManagedPolicyReference = new { Name = "limit", Path = "/team/" } }));
        Assert.Equal("/team/", (await Center.OkAsync("GetPermissionsBoundaryForPermissionSet", set))
            .GetProperty("PermissionsBoundary").GetProperty("CustomerManagedPolicyReference").Text("Path"));
        await Center.OkAsync("DeletePermissionsBoundaryFromPermissionSet", set);
        Assert.StartsWith(
            "400 ResourceNotFoundException: ",
            await Center.ErrorAsync("DeletePermissionsBoundaryFromPermissionSet", set), StringComparison.Ordinal);
    }

    private static (string, object) Reference(string name) => ("CustomerManagedPolicyReference", new { Name = name });
}
