using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Groups;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.Iam.Groups;

public sealed class GroupRemoverTests
{
    [Fact]
    public async Task A_description_lists_what_goes_with_a_group_and_changes_nothing()
    {
        using var run = await TestRun.StartAsync();
        await FillAsync(run, members: 22);

        var steps = await new GroupRemover(run.Iam).DescribeAsync("Team", force: true);

        Assert.Equal(3, steps.Count);
        Assert.StartsWith("remove 22 members: u00, u01, ", steps[0], StringComparison.Ordinal);
        Assert.EndsWith(", u19 and 2 more", steps[0], StringComparison.Ordinal);
        Assert.Equal("detach 1 policy: AdministratorAccess", steps[1]);
        Assert.Equal("delete 1 inline policy: own", steps[2]);
        Assert.Equal(22, (await run.ListAsync("GetGroup", "UserName", ("GroupName", "Team"))).Length);
    }

    [Fact]
    public async Task A_group_that_is_not_empty_is_refused_without_force_by_the_description_too()
    {
        using var run = await TestRun.StartAsync();
        await FillAsync(run, members: 1);
        var remover = new GroupRemover(run.Iam);

        var described = await Assert.ThrowsAsync<AdminException>(() => remover.DescribeAsync("Team", force: false));
        var removed = await Assert.ThrowsAsync<AdminException>(() => remover.RemoveAsync("Team", force: false));

        Assert.Equal(("GroupNotEmpty", "GroupNotEmpty"), (described.ErrorId, removed.ErrorId));
        await remover.RemoveAsync("Team", force: true);
        Assert.Equal("NoSuchEntity", (await run.Root.CallAsync("GetGroup", ("GroupName", "Team"))).Code);
    }

    private static async Task FillAsync(TestRun run, int members)
    {
        await run.CreateGroupAsync("Team");
        for (var i = 0; i < members; i++)
        {
            await run.Sandbox.CreateUserAsync($"u{i:00}");
            await run.Root.OkAsync("AddUserToGroup", ("GroupName", "Team"), ("UserName", $"u{i:00}"));
        }

        await run.Root.OkAsync(
            "AttachGroupPolicy", ("GroupName", "Team"), ("PolicyArn", RunningSandbox.AdministratorAccess));
        await run.Root.OkAsync(
            "PutGroupPolicy", ("GroupName", "Team"), ("PolicyName", "own"),
            ("PolicyDocument", RunningSandbox.Policy("'Effect':'Allow','Action':'s3:*','Resource':'*'")));
    }
}
