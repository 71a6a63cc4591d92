namespace AdminIam.Tests.Sandbox.Services.SsoAdmin.Operations;

public sealed class ProvisioningOperationsTests : CenterTests
{
    private const string Latest = "LATEST_PERMISSION_SET_PROVISIONED";
    private const string Outdated = "LATEST_PERMISSION_SET_NOT_PROVISIONED";

    [Fact]
    public async Task A_changed_set_is_outdated_until_it_is_provisioned()
    {
        var set = await Center.CreateSetAsync("Admins");
        var user = await Center.Store.CreateUserAsync("ada");
        await Center.AssignAsync(set, TestOrganization.Prod, user);
        await Center.AssignAsync(set, TestOrganization.Test, user);
        Center.Complete();
        Assert.Equal([TestOrganization.Prod, TestOrganization.Test], await AccountsAsync(set, Latest));
        await Center.OkAsync("UpdatePermissionSet", ("PermissionSetArn", set), ("Description", "new"));
        Assert.Empty(await AccountsAsync(set, Latest));
        Assert.Equal("SUCCEEDED", await Center.ProvisionAsync(set, TestOrganization.Test));
        Assert.Equal([TestOrganization.Prod], await AccountsAsync(set, Outdated));
        Assert.Equal([set], (await Center.OkAsync(
            "ListPermissionSetsProvisionedToAccount",
            ("AccountId", TestOrganization.Prod),
            ("ProvisioningStatus", Outdated))).Texts("PermissionSets"));
        Assert.Equal("SUCCEEDED", await Center.ProvisionAsync(set));
        Assert.Empty(await AccountsAsync(set, Outdated));
    }

    [Fact]
    public async Task A_set_without_accounts_cannot_be_provisioned()
    {
        var set = await Center.CreateSetAsync("Admins");
        Assert.Equal(
            "FAILED: Received a 404 status error: Assignment not found.", await Center.ProvisionAsync(set));
        Assert.Equal(
            "FAILED: Received a 404 status error: Permission set provision not found in AWS account 111122223333.",
            await Center.ProvisionAsync(set, TestOrganization.Prod));
    }

    [Fact]
    public async Task The_target_is_one_account_or_all()
    {
        var set = ("PermissionSetArn", (object)await Center.CreateSetAsync("Admins"));
        Assert.Equal(
            "400 ValidationException: TargetId is required for AWS_ACCOUNT.",
            await Center.ErrorAsync("ProvisionPermissionSet", set, ("TargetType", "AWS_ACCOUNT")));
        Assert.Equal(
            "400 ValidationException: TargetId is not allowed for ALL_PROVISIONED_ACCOUNTS.",
            await Center.ErrorAsync(
                "ProvisionPermissionSet",
                set,
                ("TargetType", "ALL_PROVISIONED_ACCOUNTS"),
                ("TargetId", TestOrganization.Prod)));
    }

    [Fact]
    public async Task Three_requests_for_all_accounts_are_in_progress_at_most()
    {
        var all = ("TargetType", (object)"ALL_PROVISIONED_ACCOUNTS");
        foreach (var name in new[] { "A", "B", "C" })
        {
            var set = ("PermissionSetArn", (object)await Center.CreateSetAsync(name));
            await Center.OkAsync("ProvisionPermissionSet", set, all);
            Assert.Equal(
                "400 ConflictException: Another request to provision the PermissionSet is in progress.",
                await Center.ErrorAsync("ProvisionPermissionSet", set, all));
        }

        Assert.Equal(
            "400 ThrottlingException: There are too many requests processing. Please try again later.",
            await Center.ErrorAsync(
                "ProvisionPermissionSet", ("PermissionSetArn", await Center.CreateSetAsync("D")), all));
    }

    private async Task<List<string>> AccountsAsync(string set, string status) => (await Center.OkAsync(
        "ListAccountsForProvisionedPermissionSet", ("PermissionSetArn", set), ("ProvisioningStatus", status)))
        .Texts("AccountIds");
}
