using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Users;

namespace AdminIam.Tests.Engine.Iam.Users;

public sealed class UserEditorTests
{
    [Fact]
    public async Task Name_path_tags_and_boundary_are_changed_together()
    {
        using var run = await TestRun.StartAsync();
        var boundary = await run.CreatePolicyAsync("Bound");
        await run.Root.OkAsync(
            "CreateUser", ("UserName", "alice"), ("Tags.member.1.Key", "Old"), ("Tags.member.1.Value", "1"));

        var user = await new UserEditor(run.Iam).SetAsync(new UserChange
        {
            UserName = "alice",
            NewUserName = "alicia",
            NewPath = "/ops/",
            Tags = [new("New", "2")],
            RemovedTags = ["old"],
            PermissionsBoundary = "Bound",
        });

        Assert.Equal((Outcome.Updated, "alicia", "/ops/"), (user.Outcome, user.UserName, user.Path));
        Assert.False(await run.HasUserAsync("alice"));
        var there = await run.Root.OkAsync("GetUser", ("UserName", "alicia"));
        Assert.Equal(("/ops/", boundary, user.Arn), (there["Path"], there["PermissionsBoundaryArn"], there["Arn"]));
        Assert.Equal(["New"], there.All("Key"));
        Assert.Equal(["2"], there.All("Value"));
    }

    [Fact]
    public async Task A_user_who_is_as_wanted_is_unchanged()
    {
        using var run = await TestRun.StartAsync();
        await run.Root.OkAsync(
            "CreateUser", ("UserName", "alice"), ("Tags.member.1.Key", "Team"), ("Tags.member.1.Value", "Blue"));
        var change = new UserChange
        {
            UserName = "alice", NewPath = "/", Tags = [new("Team", "Blue")], RemovedTags = ["None"],
            RemovePermissionsBoundary = true,
        };

        Assert.Equal(Outcome.Unchanged, (await new UserEditor(run.Iam).SetAsync(change)).Outcome);
    }

    [Fact]
    public async Task A_name_that_another_user_has_is_refused_before_anything_is_changed()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.CreateUserAsync("alice");
        await run.Sandbox.CreateUserAsync("Bob");
        var change = new UserChange { UserName = "alice", NewUserName = "bob", Tags = [new("Team", "Blue")] };

        var failure = await Assert.ThrowsAsync<AdminException>(() => new UserEditor(run.Iam).SetAsync(change));

        Assert.Equal(("UserAlreadyExists", ErrorKind.ResourceExists), (failure.ErrorId, failure.Kind));
        Assert.Empty((await run.Root.OkAsync("GetUser", ("UserName", "alice"))).All("Key"));
    }

    [Fact]
    public async Task The_case_of_a_users_own_name_can_be_changed()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.CreateUserAsync("alice");

        var user = await new UserEditor(run.Iam).SetAsync(new UserChange { UserName = "alice", NewUserName = "Alice" });

        Assert.Equal("Alice", user.UserName);
        Assert.Equal("Alice", (await run.Root.OkAsync("GetUser", ("UserName", "Alice")))["UserName"]);
    }

    [Fact]
    public async Task A_tag_or_a_boundary_to_be_set_and_removed_is_refused()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.CreateUserAsync("alice");
        var editor = new UserEditor(run.Iam);
        var tag = new UserChange { UserName = "alice", Tags = [new("Team", "Blue")], RemovedTags = ["TEAM"] };
        var boundary = new UserChange
        {
            UserName = "alice",
            PermissionsBoundary = "Bound",
            RemovePermissionsBoundary = true,
        };

        Assert.Equal("AmbiguousTag", (await Assert.ThrowsAsync<AdminException>(() => editor.CheckAsync(tag))).ErrorId);
        Assert.Equal(
            "AmbiguousPermissionsBoundary",
            (await Assert.ThrowsAsync<AdminException>(() => editor.CheckAsync(boundary))).ErrorId);
    }

    [Fact]
    public async Task More_tags_than_a_user_can_have_are_refused_unless_others_are_removed()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.CreateUserAsync("alice");
        var editor = new UserEditor(run.Iam);
        await editor.SetAsync(new UserChange { UserName = "alice", Tags = [.. Tags(0, 50)] });

        var failure = await Assert.ThrowsAsync<AdminException>(
            () => editor.SetAsync(new UserChange { UserName = "alice", Tags = [.. Tags(50, 1)] }));
        var exchanged = await editor.SetAsync(
            new UserChange { UserName = "alice", Tags = [.. Tags(50, 1)], RemovedTags = ["k0"] });

        Assert.Equal("QuotaExceeded", failure.ErrorId);
        Assert.Equal(
            Tags(1, 50).OrderBy(tag => tag.Key, StringComparer.Ordinal),
            exchanged.Tags!.OrderBy(tag => tag.Key, StringComparer.Ordinal));
    }

    private static IEnumerable<KeyValuePair<string, string>> Tags(int first, int count) =>
        Enumerable.Range(first, count).Select(i => new KeyValuePair<string, string>($"k{i}", "v"));
}
