using AdminIam.Sandbox.Model;

namespace AdminIam.Sandbox.Services;

/// <summary>
/// Limits the calls of a service to a number a second. After a second without calls, that many are allowed at once.
/// </summary>
/// <param name="perSecond">The number of calls; 0 for any number.</param>
internal sealed class CallRate(int perSecond)
{
    // In ticks of a second for one call: whole numbers, so that equal times allow equal numbers of calls.
    private long _available = perSecond * TimeSpan.TicksPerSecond;
    private DateTime _last = DateTime.MinValue;

    /// <summary>Counts a call.</summary>
    /// <exception cref="CommonException">There have been too many calls.</exception>
    public void Count(DateTime now)
    {
        if (perSecond == 0)
            return;
        if (now > _last)
        {
            var elapsed = Math.Min((now - _last).Ticks, TimeSpan.TicksPerSecond);
            _available = Math.Min(perSecond * TimeSpan.TicksPerSecond, _available + (elapsed * perSecond));
            _last = now;
        }

        if (_available < TimeSpan.TicksPerSecond)
            throw new CommonException(CommonError.Throttling, "Rate exceeded");
        _available -= TimeSpan.TicksPerSecond;
    }
}
