using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Groups;

namespace AdminIam.Tests.Engine.Iam.Groups;

public sealed class GroupEditorTests
{
    [Fact]
    public async Task A_group_gets_a_new_name_and_path_and_keeps_its_members()
    {
        using var run = await TestRun.StartAsync();
        await run.CreateGroupAsync("Team");
        await run.Sandbox.CreateUserAsync("alice");
        await run.Root.OkAsync("AddUserToGroup", ("UserName", "alice"), ("GroupName", "Team"));

        var group = await new GroupEditor(run.Iam).SetAsync("team", "Crew", "/ops/");

        Assert.Equal((Outcome.Updated, "Crew", "/ops/"), (group.Outcome, group.GroupName, group.Path));
        var there = await run.Root.OkAsync("GetGroup", ("GroupName", "Crew"));
        Assert.Equal((group.Arn, "/ops/", "alice"), (there["Arn"], there["Path"], there["UserName"]));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("Team", "/")]
    public async Task A_group_that_is_as_wanted_is_unchanged(string? name, string? path)
    {
        using var run = await TestRun.StartAsync();
        await run.CreateGroupAsync("Team");

        Assert.Equal(Outcome.Unchanged, (await new GroupEditor(run.Iam).SetAsync("Team", name, path)).Outcome);
    }

    [Theory]
    [InlineData("Team", "other", null, "GroupAlreadyExists")]
    [InlineData("Team", "a b", null, "InvalidGroupName")]
    [InlineData("Team", null, "ops", "InvalidPath")]
    [InlineData("Teem", "Crew", null, "GroupNotFound")]
    public async Task What_cannot_be_done_is_refused(string name, string? newName, string? newPath, string errorId)
    {
        using var run = await TestRun.StartAsync();
        await run.CreateGroupAsync("Team");
        await run.CreateGroupAsync("Other");

        var failure = await Assert.ThrowsAsync<AdminException>(
            () => new GroupEditor(run.Iam).SetAsync(name, newName, newPath));

        Assert.Equal(errorId, failure.ErrorId);
        Assert.Equal("/", (await run.Root.OkAsync("GetGroup", ("GroupName", "Team")))["Path"]);
    }
}
