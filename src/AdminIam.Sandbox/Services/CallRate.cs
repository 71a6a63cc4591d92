using AdminIam.Sandbox.Model;

namespace AdminIam.Sandbox.Services;

/// <summary>
/// Limits the calls of a service to a number a second. After a second without calls, that many are allowed at once.
/// </summary>
/// <param name="perSecond">The number of calls; 0 for any number.</param>
internal sealed class CallRate(int perSecond)
{
    private double _available = perSecond;
    private DateTime _last = DateTime.MinValue;

    /// <summary>Counts a call.</summary>
    /// <exception cref="CommonException">There have been too many calls.</exception>
    public void Count(DateTime now)
    {
        if (perSecond == 0)
            return;
        if (now > _last)
        {
            _available = Math.Min(perSecond, _available + ((now - _last).TotalSeconds * perSecond));
            _last = now;
        }

        if (_available < 1)
            throw new CommonException(CommonError.Throttling, "Rate exceeded");
        _available--;
    }
}
