using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Groups;

namespace AdminIam.Tests.Engine.Iam.Groups;

public sealed class GroupReaderTests
{
    [Fact]
    public async Task Groups_are_listed_found_and_read_with_their_policies()
    {
        using var run = await TestRun.StartAsync();
        await run.Root.OkAsync("CreateGroup", ("GroupName", "Team"), ("Path", "/ops/"));
        await run.CreateGroupAsync("Other");
        await new GroupPolicies(run.Iam).AddAsync("Team", ["SecurityAudit"]);
        var reader = new GroupReader(run.Iam);

        Assert.Equal(["Other", "Team"], (await reader.List().ToListAsync()).Select(group => group.GroupName));
        Assert.Null(await reader.FindAsync("None"));
        var team = await reader.GetAsync("team", run.Names);
        Assert.Equal(
            ("Team", "/ops/", "arn:aws:iam::123456789012:group/ops/Team"), (team.GroupName, team.Path, team.Arn));
        Assert.Equal(["SecurityAudit"], team.PolicyNames);
    }

    [Fact]
    public async Task The_members_of_a_group_and_the_groups_of_a_user_are_read_over_all_pages()
    {
        using var run = await TestRun.StartAsync();
        await run.CreateGroupAsync("Team");
        var names = Enumerable.Range(0, 120).Select(i => $"user{i:000}").ToArray();
        foreach (var name in names)
        {
            await run.Sandbox.CreateUserAsync(name);
            await run.Root.OkAsync("AddUserToGroup", ("UserName", name), ("GroupName", "Team"));
        }

        var reader = new GroupReader(run.Iam);

        Assert.Equal(
            names,
            (await reader.MembersAsync("Team", run.Names))
                .Select(member => member.User.UserName)
                .Order(StringComparer.Ordinal));
        Assert.Equal("Team", Assert.Single(await reader.ListForUser("user007").ToListAsync()).GroupName);
    }

    [Fact]
    public async Task A_group_that_does_not_exist_is_named_with_the_nearest_one()
    {
        using var run = await TestRun.StartAsync();
        await run.CreateGroupAsync("Team");
        var reader = new GroupReader(run.Iam);

        var read = await Assert.ThrowsAsync<AdminException>(() => reader.GetAsync("Teem", run.Names));
        var members = await Assert.ThrowsAsync<AdminException>(() => reader.MembersAsync("Teem", run.Names));

        Assert.All([read, members], failure => Assert.Equal("GroupNotFound", failure.ErrorId));
        Assert.Contains("Team", read.Message + read.Advice, StringComparison.Ordinal);
    }
}
