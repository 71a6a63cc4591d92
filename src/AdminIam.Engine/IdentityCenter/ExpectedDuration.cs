namespace AdminIam.Engine.IdentityCenter;

/// <summary>Estimates how long AWS takes to complete a request, so that its status is read once when it is complete,
/// and not often before.</summary>
/// <remarks>The estimate is slightly above the time that was observed, and decreases while requests are complete when
/// they are first read.</remarks>
internal sealed class ExpectedDuration
{
    private const double Margin = 1.01;
    private const double Share = 0.04;

    // Requests usually take the same time. Then the estimate stays near it; otherwise it must be able to decrease.
    private const double SteadyChange = 1.1;
    private const double SteadyDecrease = 0.998;
    private const double Decrease = 0.99;
    private const int MostSteady = 40;
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);
    private readonly object _lock = new();
    private TimeSpan _value = TimeSpan.FromMilliseconds(250);
    private int _early;
    private bool _isSteady;

    /// <summary>The estimate; a quarter of a second at first.</summary>
    public TimeSpan Value
    {
        get
        {
            lock (_lock)
                return _value;
        }
    }

    /// <summary>The time until a request that is not complete after the estimate is read again.</summary>
    public TimeSpan Step => Max(TimeSpan.FromMilliseconds(50), Multiply(Value, Share));

    /// <summary>Records that a request was complete.</summary>
    /// <param name="wasPending">The age at which it was last in progress; zero if it was complete when it was read
    /// first.</param>
    /// <param name="isComplete">The age at which it was complete.</param>
    public void Observe(TimeSpan wasPending, TimeSpan isComplete)
    {
        lock (_lock)
        {
            if (wasPending == TimeSpan.Zero)
            {
                _isSteady &= ++_early < MostSteady;
                _value = Max(Shortest, Multiply(_value, _isSteady ? SteadyDecrease : Decrease));
                return;
            }

            _early = 0;
            var observed = Multiply(wasPending + isComplete, 0.5 * Margin);
            _isSteady = observed < Multiply(_value, SteadyChange);
            _value = Max(Shortest, _isSteady ? observed : Multiply(_value + observed, 0.5));
        }
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private static TimeSpan Multiply(TimeSpan time, double factor) => TimeSpan.FromTicks((long)(time.Ticks * factor));
}
