using AdminIam.Engine.Safeguards.Facts;

namespace AdminIam.Tests.Engine.Safeguards.Facts;

public sealed class AccountFactsTests
{
    [Fact]
    public async Task The_facts_can_be_limited_to_some_users()
    {
        using var run = await TestRun.StartAsync();
        await run.Root.OkAsync("CreateUser", ("UserName", "alice"));
        await run.Root.OkAsync("CreateUser", ("UserName", "bob"));
        var facts = await new AccountFactsReader(run.Iam, FactKinds.Inventory | FactKinds.Credentials)
            .ReadAsync(new SafeguardThresholds());

        var some = facts.ForUsers(name => name == "bob");

        Assert.Equal(["bob"], some.Inventory.Value.Users.Select(user => user.UserName));
        Assert.Equal(["bob"], some.Credentials.Value.Users.Select(user => user.UserName));
        Assert.NotNull(some.Credentials.Value.Root);
        Assert.Equal(2, facts.Inventory.Value.Users.Count);
        Assert.False(some.Alias.IsKnown);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-23, 0)]
    [InlineData(-24, 1)]
    [InlineData(-49, 2)]
    [InlineData(5, 0)]
    public async Task Days_are_counted_whole(int hours, int days)
    {
        using var run = await TestRun.StartAsync();
        var facts = await new AccountFactsReader(run.Iam, FactKinds.None).ReadAsync(new SafeguardThresholds());

        Assert.Equal(days, facts.DaysSince(facts.Time.AddHours(hours)));
    }
}
