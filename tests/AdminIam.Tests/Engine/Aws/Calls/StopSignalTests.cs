using AdminIam.Engine.Aws.Calls;

namespace AdminIam.Tests.Engine.Aws.Calls;

public sealed class StopSignalTests
{
    [Fact]
    public void A_stop_before_the_work_starts_is_effective()
    {
        using var stop = new StopSignal();
        stop.Stop(TimeSpan.FromMinutes(1));

        Assert.True(stop.Soft.IsCancellationRequested);
        Assert.False(stop.Hard.IsCancellationRequested);
    }

    [Fact]
    public void A_stop_after_the_end_of_the_work_has_no_effect()
    {
        var stop = new StopSignal();
        stop.Dispose();

        stop.Stop(TimeSpan.Zero);
    }

    [Fact]
    public void Stopping_while_the_work_ends_never_fails()
    {
        for (var round = 0; round < 200; round++)
        {
            var stop = new StopSignal();
            Parallel.Invoke(() => stop.Stop(TimeSpan.Zero), stop.Dispose, () => stop.Stop(TimeSpan.FromSeconds(1)));
        }
    }
}
