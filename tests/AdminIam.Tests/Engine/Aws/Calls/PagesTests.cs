using AdminIam.Engine.Aws.Calls;

namespace AdminIam.Tests.Engine.Aws.Calls;

public sealed class PagesTests
{
    [Fact]
    public async Task Lists_follow_each_other_and_empty_pages_end_none()
    {
        var all = Pages<int>.Concat([() => Of([1, 2], [], [3]), () => Of([5], []), () => Of([4])]);

        Assert.Equal([2, 4], await all.Where(number => number % 2 == 0).ToListAsync());
    }

    [Fact]
    public async Task A_list_is_started_when_the_one_before_has_ended()
    {
        var started = 0;
        var all = Pages<int>.Concat([() => Of([1]), () => { started++; return Of([2]); }]);

        Assert.Equal([1], (await all.NextAsync())!);
        Assert.Equal(0, started);
        Assert.Equal([2], await all.ToListAsync());
    }

    [Fact]
    public async Task A_list_of_what_is_gone_is_empty()
    {
        var gone = new Pages<int>(_ => throw new InvalidOperationException());

        Assert.Empty(await gone.OrNothing(e => e is InvalidOperationException).ToListAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => new Pages<int>(
            _ => throw new InvalidOperationException()).OrNothing(_ => false).ToListAsync());
    }

    private static Pages<int> Of(params int[][] pages)
    {
        var next = 0;
        return new Pages<int>(_ => Task.FromResult<(IEnumerable<int>, string?)>(
            (pages[next], ++next < pages.Length ? "more" : null)));
    }
}
