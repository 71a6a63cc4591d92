using AdminIam.Engine.Iam.Users;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.Iam.Users;

public sealed class UserDependentsTests
{
    [Fact]
    public async Task Everything_that_keeps_a_user_from_being_deleted_is_listed_and_removed()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.UserClientAsync(
            "alice", RunningSandbox.Policy("'Effect':'Allow','Action':'s3:*','Resource':'*'"));
        await run.CreateGroupAsync("Team");
        var policy = await run.CreatePolicyAsync("Bound");
        var user = ("UserName", "alice");
        await run.Root.OkAsync("CreateLoginProfile", user, ("Password", "Given-4711"));
        await run.Root.OkAsync("AddUserToGroup", user, ("GroupName", "Team"));
        await run.Root.OkAsync("AttachUserPolicy", user, ("PolicyArn", policy));
        await run.Root.OkAsync("PutUserPermissionsBoundary", user, ("PermissionsBoundary", policy));
        var key = Assert.Single(await run.KeysOfAsync("alice"));
        var dependents = new UserDependents(run.Iam);

        var listed = await dependents.ListAsync("alice");

        Assert.Equal(
            [
                ("console password", true), ($"access key {key}", true), ("inline policy own", false),
                ("attachment of Bound", false),
                ("membership of Team", false), ($"permissions boundary {policy}", false),
            ],
            listed.Select(dependent => (dependent.What, dependent.IsCredential)));
        Assert.Empty(dependents.Unlisted);
        Assert.Equal("DeleteConflict", (await run.Root.CallAsync("DeleteUser", user)).Code);

        foreach (var dependent in listed)
            await dependent.RemoveAsync();

        Assert.Empty(await dependents.ListAsync("alice"));
        await run.Root.OkAsync("DeleteUser", user);
    }
}
