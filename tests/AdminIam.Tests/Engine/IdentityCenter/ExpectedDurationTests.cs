using AdminIam.Engine.IdentityCenter;
using CsCheck;

namespace AdminIam.Tests.Engine.IdentityCenter;

public sealed class ExpectedDurationTests
{
    [Fact]
    public void The_estimate_converges_to_any_constant_duration() => Gen.Int[300, 60_000].Sample(milliseconds =>
    {
        var duration = TimeSpan.FromMilliseconds(milliseconds);
        var expected = new ExpectedDuration();
        for (var i = 0; i < 300; i++)
            Complete(expected, duration);

        var (late, checks) = (TimeSpan.Zero, 0);
        for (var i = 0; i < 100; i++)
        {
            var (age, count) = Complete(expected, duration);
            late += age - duration;
            checks += count;
        }

        return late.TotalMilliseconds / 100 <= Math.Max(60, milliseconds * 0.05) && checks <= 200;
    });

    // The age at which a request that takes this long is known to be complete, and the number of calls.
    private static (TimeSpan Age, int Checks) Complete(ExpectedDuration expected, TimeSpan duration)
    {
        var (age, last, checks, step) = (expected.Value, TimeSpan.Zero, 1, expected.Step);
        while (age < duration)
        {
            (last, age, step) = (age, age + step, step + step);
            checks++;
        }

        expected.Observe(last, age);
        return (age, checks);
    }
}
