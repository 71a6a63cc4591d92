namespace AdminIam.Tests.Sandbox.Services.SsoAdmin.Operations;

public sealed class AssignmentOperationsTests : CenterTests
{
    [Fact]
    public async Task An_assignment_is_in_progress_for_a_while()
    {
        var user = await Center.Store.CreateUserAsync("ada");
        var set = await Center.CreateSetAsync("Admins");
        var request = await Center.AssignAsync(set, TestOrganization.Prod, user);
        Assert.Equal("IN_PROGRESS", await Center.CreationAsync(request));
        Center.Clock.Advance(TimeSpan.FromSeconds(0.9));
        Assert.Equal("IN_PROGRESS", await Center.CreationAsync(request));
        Center.Clock.Advance(TimeSpan.FromSeconds(0.2));
        Assert.Equal("SUCCEEDED", await Center.CreationAsync(request));
    }

    [Fact]
    public async Task At_most_fifteen_requests_are_in_progress()
    {
        var set = await Center.CreateSetAsync("Admins");
        for (var i = 0; i < 15; i++)
            await Center.AssignAsync(set, TestOrganization.Prod, await Center.Store.CreateUserAsync($"user{i}"));
        var last = await Center.Store.CreateUserAsync("last");
        Assert.Equal(
            "400 ThrottlingException: There are too many requests processing. Please try again later.",
            await Center.ErrorAsync(
                "CreateAccountAssignment", TestCenter.Assignment(set, TestOrganization.Prod, last)));
        Center.Complete();
        await Center.AssignAsync(set, TestOrganization.Prod, last);
    }

    [Fact]
    public async Task A_second_request_for_the_same_assignment_is_a_conflict_until_the_first_is_completed()
    {
        var user = await Center.Store.CreateUserAsync("ada");
        var set = await Center.CreateSetAsync("Admins");
        await Center.AssignAsync(set, TestOrganization.Prod, user);
        var assignment = TestCenter.Assignment(set, TestOrganization.Prod, user);
        const string conflict = "400 ConflictException: Another request for the same assignment is in progress.";
        Assert.Equal(conflict, await Center.ErrorAsync("CreateAccountAssignment", assignment));
        Assert.Equal(conflict, await Center.ErrorAsync("DeleteAccountAssignment", assignment));
        Center.Complete();

        // What exists is created again with success.
        var again = await Center.AssignAsync(set, TestOrganization.Prod, user);
        Center.Complete();
        Assert.Equal("SUCCEEDED", await Center.CreationAsync(again));
    }

    [Fact]
    public async Task The_account_must_be_in_the_organization()
    {
        var user = await Center.Store.CreateUserAsync("ada");
        Assert.Equal(
            "400 ResourceNotFoundException: Account 000000000000 not found in the organization.",
            await Center.ErrorAsync(
                "CreateAccountAssignment",
                TestCenter.Assignment(await Center.CreateSetAsync("Admins"), "000000000000", user)));
    }
}
