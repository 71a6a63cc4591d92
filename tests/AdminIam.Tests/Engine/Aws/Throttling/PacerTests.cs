using AdminIam.Engine.Aws.Throttling;
using AdminIam.Engine.Iam;

namespace AdminIam.Tests.Engine.Aws.Throttling;

public sealed class PacerTests
{
    private readonly SkippingClock _clock = new();

    [Fact]
    public async Task The_rate_is_not_limited_until_AWS_throttles()
    {
        var pacer = new Pacer(IamService.Description.Pace, _clock);

        for (var i = 0; i < 1000; i++)
        {
            var turn = pacer.WaitAsync(CancellationToken.None);
            Assert.True(turn.IsCompletedSuccessfully);
            await turn;
            pacer.Answered();
        }

        Assert.Equal(double.PositiveInfinity, pacer.Rate);
    }

    [Fact]
    public async Task A_service_with_a_published_limit_is_never_called_faster()
    {
        var pacer = new Pacer(new ServicePace(IncreasePerSecond: 1, SlowestRate: 1) { FastestRate = 20 }, _clock);
        var start = _clock.GetTimestamp();

        for (var i = 0; i < 100; i++)
        {
            await pacer.WaitAsync(CancellationToken.None);
            pacer.Answered();
        }

        Assert.Equal(20, pacer.Rate);
        Assert.InRange(_clock.GetElapsedTime(start).TotalSeconds, 4.9, 5.1);
    }

    [Fact]
    public async Task Throttling_slows_down_all_calls_from_their_current_rate()
    {
        var pacer = await PacerAfterAsync(calls: 100);

        pacer.Throttled();

        Assert.InRange(pacer.Rate, 80, 100);
    }

    [Fact]
    public async Task Calls_in_progress_when_the_rate_decreased_count_once()
    {
        var pacer = await PacerAfterAsync(calls: 100);
        pacer.Throttled();
        var rate = pacer.Rate;

        for (var i = 0; i < 50; i++)
            pacer.Throttled();

        Assert.Equal(rate, pacer.Rate);
    }

    [Fact]
    public async Task A_larger_fraction_of_throttled_calls_slows_down_more()
    {
        var few = await PacerAfterAsync(calls: 100);
        few.Throttled();
        var many = await PacerAfterAsync(calls: 100);
        for (var i = 0; i < 30; i++)
            many.Throttled();
        _clock.Advance(TimeSpan.FromMilliseconds(550));
        many.Throttled();

        Assert.True(many.Rate < few.Rate * 0.8, $"{many.Rate} is not well below {few.Rate}");
    }

    [Fact]
    public async Task Successful_calls_increase_the_rate()
    {
        var pacer = await PacerAfterAsync(calls: 10);
        pacer.Throttled();
        var rate = pacer.Rate;

        // As many answers as come in one second at that rate.
        for (var i = 0; i < (int)rate; i++)
            pacer.Answered();

        Assert.InRange(
            pacer.Rate, rate + (IamService.Description.Pace.IncreasePerSecond * 0.6),
            rate + (IamService.Description.Pace.IncreasePerSecond * 1.1));
    }

    [Fact]
    public async Task A_clock_that_is_set_back_an_hour_delays_no_call()
    {
        var pacer = await PacerAfterAsync(calls: 100);
        pacer.Throttled();
        await pacer.WaitAsync(CancellationToken.None);
        await pacer.WaitAsync(CancellationToken.None);
        var elapsed = _clock.Elapsed;
        _clock.SetBack(TimeSpan.FromHours(1));

        await pacer.WaitAsync(CancellationToken.None);

        Assert.InRange(_clock.Elapsed - elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    private async Task<Pacer> PacerAfterAsync(int calls)
    {
        var pacer = new Pacer(IamService.Description.Pace, _clock);
        for (var i = 0; i < calls; i++)
            await pacer.WaitAsync(CancellationToken.None);
        return pacer;
    }
}
