using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Users;

namespace AdminIam.Tests.Engine.Iam.Users;

public sealed class UserAttributesTests
{
    [Fact]
    public async Task Tags_and_the_boundary_are_set_and_removed()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.CreateUserAsync("alice");
        var boundary = await run.CreatePolicyAsync("Bound");
        var attributes = new UserAttributes(run.Iam);

        await attributes.SetTagsAsync("alice", [new("A", "1"), new("B", "2")]);
        await attributes.RemoveTagsAsync("alice", ["A"]);
        await attributes.SetBoundaryAsync("alice", boundary);
        var there = await run.Root.OkAsync("GetUser", ("UserName", "alice"));
        Assert.Equal(["B"], there.All("Key"));
        Assert.Equal(boundary, there["PermissionsBoundaryArn"]);

        Assert.True(await attributes.RemoveBoundaryAsync("alice"));
        Assert.False(await attributes.RemoveBoundaryAsync("alice"));
        Assert.Null((await run.Root.OkAsync("GetUser", ("UserName", "alice"))).Find("PermissionsBoundaryArn"));
    }

    [Fact]
    public async Task A_moved_user_keeps_its_id_and_has_the_ARN_of_its_new_name()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.CreateUserAsync("alice");
        var user = await new UserReader(run.Iam).GetExistingAsync("alice");

        var moved = await new UserAttributes(run.Iam).MoveAsync(user, "alicia", "/ops/");

        var there = await run.Root.OkAsync("GetUser", ("UserName", "alicia"));
        Assert.Equal(
            (user.UserId, there["Arn"], "alicia", "/ops/"), (there["UserId"], moved.Arn, moved.UserName, moved.Path));
    }

    [Fact]
    public async Task A_name_that_is_in_use_says_so_and_the_user_keeps_its_own()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.CreateUserAsync("alice");
        await run.Sandbox.CreateUserAsync("bob");
        var user = await new UserReader(run.Iam).GetExistingAsync("alice");

        var failure = await Assert.ThrowsAsync<AdminException>(
            () => new UserAttributes(run.Iam).MoveAsync(user, "bob", "/ops/"));

        Assert.Equal(("UserAlreadyExists", "alice"), (failure.ErrorId, failure.Target));
        Assert.Equal("/", (await run.Root.OkAsync("GetUser", ("UserName", "alice")))["Path"]);
    }
}
