using AdminIam.Sandbox.Settings;

namespace AdminIam.Tests.Sandbox.Services.Iam.Operations;

public sealed class UserOperationsTests : IDisposable
{
    private readonly RunningSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task A_name_is_in_use_regardless_of_case()
    {
        await _sandbox.CreateUserAsync("Alice");
        Assert.Equal(
            "409 EntityAlreadyExists: User with name aLICE already exists.",
            (await _sandbox.Root.CallAsync("CreateUser", ("UserName", "aLICE"))).Error);
        Assert.Equal("Alice", (await _sandbox.Root.OkAsync("GetUser", ("UserName", "ALICE")))["UserName"]);
    }

    [Fact]
    public async Task Tags_are_returned_by_GetUser_and_not_by_ListUsers()
    {
        await _sandbox.Root.OkAsync(
            "CreateUser", ("UserName", "alice"), ("Path", "/staff/"), ("Tags.member.1.Key", "Email"),
            ("Tags.member.1.Value", "alice@example.com"));
        var user = await _sandbox.Root.OkAsync("GetUser", ("UserName", "alice"));
        Assert.Equal("alice@example.com", user["Value"]);
        Assert.Equal("arn:aws:iam::123456789012:user/staff/alice", user["Arn"]);
        Assert.Matches("^AIDA[A-Z2-7]{17}$", user["UserId"]);
        var list = await _sandbox.Root.OkAsync("ListUsers");
        Assert.Equal("alice", list["UserName"]);
        Assert.Null(list.Find("Tags"));
    }

    [Fact]
    public async Task A_user_that_does_not_exist_is_no_such_entity()
    {
        foreach (var action in new[]
        {
            "GetUser", "DeleteUser", "ListAccessKeys", "ListGroupsForUser", "ListUserTags", "CreateAccessKey",
            "ListMFADevices",
        })
        {
            Assert.Equal(
                "404 NoSuchEntity: The user with name nobody cannot be found.",
                (await _sandbox.Root.CallAsync(action, ("UserName", "nobody"))).Error);
        }
    }

    [Fact]
    public async Task A_rename_keeps_everything()
    {
        await _sandbox.Root.OkAsync("CreateGroup", ("GroupName", "g"));
        var client = await _sandbox.UserClientAsync("alice");
        await _sandbox.Root.OkAsync("AddUserToGroup", ("UserName", "alice"), ("GroupName", "g"));
        await _sandbox.Root.OkAsync("UpdateUser", ("UserName", "alice"), ("NewUserName", "alicia"), ("NewPath", "/x/"));
        Assert.Equal("arn:aws:iam::123456789012:user/x/alicia", (await client.OkAsync("GetCallerIdentity"))["Arn"]);
        Assert.Equal(["alicia"], (await _sandbox.Root.OkAsync("GetGroup", ("GroupName", "g"))).All("UserName"));
        Assert.Equal("alicia", (await _sandbox.Root.OkAsync("ListAccessKeys", ("UserName", "alicia")))["UserName"]);

        await _sandbox.CreateUserAsync("bob");
        Assert.Equal(
            "EntityAlreadyExists",
            (await _sandbox.Root.CallAsync("UpdateUser", ("UserName", "bob"), ("NewUserName", "ALICIA"))).Code);
        await _sandbox.Root.OkAsync("UpdateUser", ("UserName", "bob"), ("NewUserName", "BOB"));
    }

    [Fact]
    public async Task DeleteUser_fails_until_every_dependent_is_deleted()
    {
        var root = _sandbox.Root;
        await _sandbox.CreateUserAsync("alice");
        var alice = ("UserName", "alice");
        var policy = RunningSandbox.Policy("'Effect':'Allow','Action':'*','Resource':'*'");
        await root.OkAsync("CreateGroup", ("GroupName", "g"));
        await root.OkAsync("AddUserToGroup", alice, ("GroupName", "g"));
        await root.OkAsync("AttachUserPolicy", alice, ("PolicyArn", RunningSandbox.AdministratorAccess));
        await root.OkAsync("PutUserPolicy", alice, ("PolicyName", "p"), ("PolicyDocument", policy));
        var key = await root.OkAsync("CreateAccessKey", alice);
        await root.OkAsync("CreateLoginProfile", alice, ("Password", "Correct-Horse1"));
        await root.OkAsync(
            "PutUserPermissionsBoundary", alice, ("PermissionsBoundary", RunningSandbox.AdministratorAccess));

        (string Message, string Action, (string, string)[] Parameters)[] steps =
        [
            ("must detach all policies first.", "DetachUserPolicy",
            [
                alice, ("PolicyArn", RunningSandbox.AdministratorAccess),
            ]),
            ("must delete policies first.", "DeleteUserPolicy", [alice, ("PolicyName", "p")]),
            ("must remove users from group first.", "RemoveUserFromGroup", [alice, ("GroupName", "g")]),
            ("must delete access keys first.", "DeleteAccessKey", [alice, ("AccessKeyId", key["AccessKeyId"])]),
            ("must delete login profile first.", "DeleteLoginProfile", [alice]),
        ];
        foreach (var step in steps)
        {
            Assert.Equal(
                "409 DeleteConflict: Cannot delete entity, " + step.Message,
                (await root.CallAsync("DeleteUser", alice)).Error);
            await root.OkAsync(step.Action, step.Parameters);
        }

        // A boundary does not prevent the deletion of the user, and the policy can be deleted afterwards.
        await root.OkAsync("DeleteUser", alice);
        var policies = await root.OkAsync("ListEntitiesForPolicy", ("PolicyArn", RunningSandbox.AdministratorAccess));
        Assert.Empty(policies.All("UserName"));
    }

    [Fact]
    public async Task Tag_keys_ignore_case_and_have_a_limit()
    {
        await _sandbox.CreateUserAsync("alice");
        async Task<SandboxReply> Tag(params string[] keys) => await _sandbox.Root.CallAsync(
            "TagUser",
            [("UserName", "alice"), .. keys.SelectMany(
                (key, i) => new[] { ($"Tags.member.{i + 1}.Key", key), ($"Tags.member.{i + 1}.Value", "v") })]);

        Assert.Equal(200, (await Tag("Email")).Status);
        Assert.Equal(200, (await Tag("EMAIL")).Status);
        Assert.Equal(["EMAIL"], (await _sandbox.Root.OkAsync("ListUserTags", ("UserName", "alice"))).All("Key"));
        Assert.Equal("InvalidInput", (await Tag("a", "A")).Code);
        Assert.Equal("LimitExceeded", (await Tag([.. Enumerable.Range(0, 50).Select(i => $"k{i}")])).Code);
        await _sandbox.Root.OkAsync("UntagUser", ("UserName", "alice"), ("TagKeys.member.1", "email"));
        Assert.Empty((await _sandbox.Root.OkAsync("ListUserTags", ("UserName", "alice"))).All("Key"));
    }

    [Fact]
    public async Task The_quota_of_users_can_be_configured()
    {
        using var small = new RunningSandbox(new SandboxOptions { UsersQuota = 1 });
        await small.CreateUserAsync("alice");
        Assert.Equal(
            "409 LimitExceeded: Cannot exceed quota for UsersPerAccount: 1",
            (await small.Root.CallAsync("CreateUser", ("UserName", "bob"))).Error);
    }
}
