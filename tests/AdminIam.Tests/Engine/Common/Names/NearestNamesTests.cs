using AdminIam.Engine.Common.Names;

namespace AdminIam.Tests.Engine.Common.Names;

public sealed class NearestNamesTests
{
    [Theory]
    [InlineData("Administrater", "Administrators")]
    [InlineData("admin", "Administrators")]
    [InlineData("AUDITORS", "Auditors")]
    [InlineData("Auditers", "Auditors")]
    [InlineData("Backup", "")]
    public void The_nearest_names_are_found(string name, string nearest) =>
        Assert.Equal(nearest, string.Join("|", NearestNames.Find(name, ["Administrators", "Auditors", "Developers"])));

    [Fact]
    public void The_nearest_comes_first_and_three_are_enough()
    {
        Assert.Equal(
            ["user1", "user2", "user3"], NearestNames.Find("user", ["user3", "user2", "user5", "user1", "other"]));
        Assert.Equal(["anna", "anne"], NearestNames.Find("anna", ["anne", "anna"]));
    }

    [Fact]
    public void Without_a_near_name_the_few_there_are_are_told()
    {
        Assert.Equal("This account has no groups yet.", NearestNames.Advice("groups", "x", []));
        Assert.Equal("The groups here are: a, B.", NearestNames.Advice("groups", "Something", ["B", "a"]));
        var many = Enumerable.Range(0, 11).Select(i => $"group-{i}").ToList();
        Assert.Equal("None of the 11 groups has a name near to it.", NearestNames.Advice("groups", "Something", many));
        Assert.Equal(
            "Did you mean 'group-1' or 'group-0' or 'group-10'?", NearestNames.Advice("groups", "grop-1", many));
    }
}
