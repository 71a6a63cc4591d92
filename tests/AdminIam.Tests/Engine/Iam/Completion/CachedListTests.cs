using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Iam.Completion;

namespace AdminIam.Tests.Engine.Iam.Completion;

public sealed class CachedListTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);
    private readonly SkippingClock _clock = new();

    [Fact]
    public void A_list_is_used_again_for_a_minute()
    {
        var list = Read((_, add) => Add(add, "alice"));

        Assert.Equal(["alice"], list.Wait(Long));
        Assert.True(list.IsFresh);
        _clock.Advance(TimeSpan.FromSeconds(61));
        Assert.False(list.IsFresh);
    }

    [Fact]
    public void A_list_that_cannot_be_read_is_empty_and_soon_read_again()
    {
        var list = Read((_, _) => throw new InvalidOperationException("no"));

        Assert.Empty(list.Wait(Long));
        Assert.True(list.IsFresh);
        _clock.Advance(TimeSpan.FromSeconds(16));
        Assert.False(list.IsFresh);
    }

    [Fact]
    public void A_list_that_stays_incomplete_returns_what_was_read_and_is_given_up()
    {
        using var given = new ManualResetEventSlim();
        var list = Read((stop, add) =>
        {
            stop.Hard.Register(given.Set);
            add("alice");
            return new TaskCompletionSource().Task.WaitAsync(stop.Hard);
        });

        Assert.True(given.Wait(Long));
        Assert.Equal(["alice"], list.Wait(TimeSpan.Zero));
    }

    [Fact]
    public void A_second_key_press_does_not_wait_as_long_again()
    {
        var list = Read((_, _) => new TaskCompletionSource().Task);
        Assert.Empty(list.Wait(TimeSpan.FromMilliseconds(1)));
        var start = TimeProvider.System.GetTimestamp();

        Assert.Empty(list.Wait(Long));
        Assert.True(TimeProvider.System.GetElapsedTime(start) < Long / 2);
    }

    private static Task Add(Action<string> add, string item)
    {
        add(item);
        return Task.CompletedTask;
    }

    private CachedList<string> Read(Func<StopSignal, Action<string>, Task> read) => new(read, 0, _clock);
}
