namespace AdminIam.Tests.Sandbox.Services.Iam.Operations;

public sealed class GroupOperationsTests : IDisposable
{
    private static readonly (string, string) Team = ("GroupName", "Team");
    private static readonly (string, string) Alice = ("UserName", "alice");
    private readonly RunningSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task A_group_has_its_ARN_and_its_name_is_taken_whatever_its_case()
    {
        var group = await _sandbox.Root.OkAsync("CreateGroup", Team, ("Path", "/ops/"));

        Assert.Equal("arn:aws:iam::123456789012:group/ops/Team", group["Arn"]);
        Assert.StartsWith("AGPA", group["GroupId"], StringComparison.Ordinal);
        Assert.Equal(
            "409 EntityAlreadyExists: Group with name TEAM already exists.",
            (await _sandbox.Root.CallAsync("CreateGroup", ("GroupName", "TEAM"))).Error);
    }

    [Fact]
    public async Task A_renamed_group_keeps_its_members_and_policies()
    {
        await FillAsync();
        await _sandbox.Root.OkAsync("UpdateGroup", Team, ("NewGroupName", "Crew"), ("NewPath", "/new/"));

        Assert.Equal("NoSuchEntity", (await _sandbox.Root.CallAsync("GetGroup", Team)).Code);
        var crew = await _sandbox.Root.OkAsync("GetGroup", ("GroupName", "crew"));
        Assert.Equal(("/new/", "alice"), (crew["Path"], crew["UserName"]));
        Assert.Equal(["Crew"], (await _sandbox.Root.OkAsync("ListGroupsForUser", Alice)).All("GroupName"));
        Assert.Equal(
            ["SecurityAudit"],
            (await _sandbox.Root.OkAsync("ListAttachedGroupPolicies", ("GroupName", "Crew"))).All("PolicyName"));
    }

    [Fact]
    public async Task A_group_is_not_renamed_to_another_ones_name()
    {
        await FillAsync();
        await _sandbox.Root.OkAsync("CreateGroup", ("GroupName", "Crew"));

        Assert.Equal(
            "EntityAlreadyExists", (await _sandbox.Root.CallAsync("UpdateGroup", Team, ("NewGroupName", "crew"))).Code);
        await _sandbox.Root.OkAsync("UpdateGroup", Team, ("NewGroupName", "TEAM"));
    }

    [Fact]
    public async Task A_group_with_members_or_policies_is_not_deleted()
    {
        await FillAsync();
        Assert.Equal("DeleteConflict", (await _sandbox.Root.CallAsync("DeleteGroup", Team)).Code);
        await _sandbox.Root.OkAsync("RemoveUserFromGroup", Team, Alice);
        Assert.Equal("DeleteConflict", (await _sandbox.Root.CallAsync("DeleteGroup", Team)).Code);
        await _sandbox.Root.OkAsync("DetachGroupPolicy", Team, ("PolicyArn", "arn:aws:iam::aws:policy/SecurityAudit"));
        await _sandbox.Root.OkAsync("DeleteGroup", Team);
        Assert.Empty((await _sandbox.Root.OkAsync("ListGroups")).All("GroupName"));
    }

    [Fact]
    public async Task Memberships_are_added_and_removed_any_number_of_times()
    {
        await FillAsync();
        await _sandbox.Root.OkAsync("AddUserToGroup", Team, Alice);
        Assert.Equal(["alice"], (await _sandbox.Root.OkAsync("GetGroup", Team)).All("UserName"));
        await _sandbox.Root.OkAsync("RemoveUserFromGroup", Team, Alice);
        await _sandbox.Root.OkAsync("RemoveUserFromGroup", Team, Alice);
        Assert.Empty((await _sandbox.Root.OkAsync("ListGroupsForUser", Alice)).All("GroupName"));
        Assert.Equal("NoSuchEntity", (await _sandbox.Root.CallAsync("AddUserToGroup", Team, ("UserName", "bob"))).Code);
    }

    private async Task FillAsync()
    {
        await _sandbox.Root.OkAsync("CreateGroup", Team);
        await _sandbox.CreateUserAsync("alice");
        await _sandbox.Root.OkAsync("AddUserToGroup", Team, Alice);
        await _sandbox.Root.OkAsync("AttachGroupPolicy", Team, ("PolicyArn", "arn:aws:iam::aws:policy/SecurityAudit"));
    }
}
