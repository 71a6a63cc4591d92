namespace AdminIam.Tests.Sandbox.Services.SsoAdmin.Operations;

public sealed class RequestStatusOperationsTests : CenterTests
{
    [Fact]
    public async Task Requests_are_listed_by_kind_and_status()
    {
        var set = await Center.CreateSetAsync("Admins");
        var user = await Center.Store.CreateUserAsync("ada");
        var created = await Center.AssignAsync(set, TestOrganization.Prod, user);
        Assert.Equal([created], await ListAsync("Creation", "IN_PROGRESS"));
        Center.Complete();
        Assert.Empty(await ListAsync("Creation", "IN_PROGRESS"));
        Assert.Equal([created], await ListAsync("Creation", "SUCCEEDED"));
        var deleted = await Center.UnassignAsync(set, TestOrganization.Prod, user);
        Assert.Equal([deleted], await ListAsync("Deletion", "IN_PROGRESS"));
        await Center.ProvisionAsync(set);
        Assert.Single((await Center.OkAsync("ListPermissionSetProvisioningStatus"))
            .Texts("PermissionSetsProvisioningStatus", "RequestId"));
    }

    [Fact]
    public async Task A_request_of_another_kind_is_not_found()
    {
        var set = await Center.CreateSetAsync("Admins");
        var request = await Center.AssignAsync(
            set, TestOrganization.Prod, await Center.Store.CreateUserAsync("ada"));
        Assert.Equal(
            "400 ResourceNotFoundException: Request not found.",
            await Center.ErrorAsync(
                "DescribeAccountAssignmentDeletionStatus", ("AccountAssignmentDeletionRequestId", request)));
    }

    private async Task<List<string>> ListAsync(string kind, string status) =>
        (await Center.OkAsync($"ListAccountAssignment{kind}Status", ("Filter", new { Status = status })))
            .Texts($"AccountAssignments{kind}Status", "RequestId");
}
