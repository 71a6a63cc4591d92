using AdminIam.Engine.IdentityCenter;

namespace AdminIam.Tests.Engine.IdentityCenter;

public sealed class RequestGateTests
{
    private readonly SkippingClock _clock = new();

    [Fact]
    public async Task The_eleventh_request_waits_until_one_is_completed()
    {
        var gate = new RequestGate(_clock);
        for (var i = 0; i < 10; i++)
            await gate.EnterAsync(default);

        var eleventh = gate.EnterAsync(default);

        Assert.False(eleventh.IsCompleted);
        gate.Leave();
        await eleventh;
    }

    [Fact]
    public async Task A_canceled_wait_takes_no_place()
    {
        var gate = new RequestGate(_clock);
        for (var i = 0; i < 10; i++)
            await gate.EnterAsync(default);
        using var stop = new CancellationTokenSource();
        var canceled = gate.EnterAsync(stop.Token);
        var next = gate.EnterAsync(default);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => canceled);
        gate.Leave();
        await next;
    }

    [Fact]
    public void The_places_of_AWS_are_used_while_it_refuses_nothing()
    {
        var gate = new RequestGate(_clock);

        for (var i = 0; i < 100; i++)
            gate.Accepted();

        Assert.Equal(15, gate.Limit);
    }

    [Fact]
    public void A_refusal_leaves_places_to_others_for_a_minute()
    {
        var gate = new RequestGate(_clock);
        Accept(100);

        gate.Refused();
        gate.Refused();
        Assert.Equal(10, gate.Limit);
        _clock.Advance(TimeSpan.FromSeconds(2));
        gate.Refused();
        Assert.Equal(9, gate.Limit);

        Accept(100);
        Assert.Equal(9, gate.Limit);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Accept(100);
        Assert.Equal(15, gate.Limit);

        void Accept(int count)
        {
            for (var i = 0; i < count; i++)
                gate.Accepted();
        }
    }

    [Fact]
    public void One_place_is_always_left()
    {
        var gate = new RequestGate(_clock);

        for (var i = 0; i < 30; i++)
        {
            gate.Refused();
            _clock.Advance(TimeSpan.FromSeconds(2));
        }

        Assert.Equal(1, gate.Limit);
    }
}
