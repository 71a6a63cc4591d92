using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services;

namespace AdminIam.Tests.Sandbox.Services;

public sealed class CallRateTests
{
    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Twenty_calls_at_once_and_twenty_in_each_second_are_allowed()
    {
        var rate = new CallRate(20);
        Assert.Equal(20, Allowed(rate, Start, 50));
        Assert.Equal(1, Allowed(rate, Start.AddMilliseconds(50), 50));
        Assert.Equal(10, Allowed(rate, Start.AddMilliseconds(550), 50));
        Assert.Equal(20, Allowed(rate, Start.AddHours(1), 50));
    }

    [Fact]
    public void A_clock_that_goes_back_allows_nothing_more()
    {
        var rate = new CallRate(2);
        Assert.Equal(2, Allowed(rate, Start, 5));
        Assert.Equal(0, Allowed(rate, Start.AddSeconds(-10), 5));
        Assert.Equal(1, Allowed(rate, Start.AddSeconds(0.5), 5));
    }

    [Fact]
    public void Zero_is_any_number() => Assert.Equal(1000, Allowed(new CallRate(0), Start, 1000));

    private static int Allowed(CallRate rate, DateTime now, int calls)
    {
        var allowed = 0;
        for (var i = 0; i < calls; i++)
        {
            try
            {
                rate.Count(now);
                allowed++;
            }
            catch (CommonException error)
            {
                Assert.Equal((CommonError.Throttling, "Rate exceeded"), (error.Kind, error.Message));
            }
        }

        return allowed;
    }
}
