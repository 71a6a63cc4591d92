namespace AdminIam.Engine.Aws.Calls;

/// <summary>
/// The time for which a call is still retried. It counts from the first of the failures in a row that have the same
/// bound, so that a response that is lost after a minute of throttling is retried like any other, and for all failures
/// together from the start.
/// </summary>
/// <param name="longest">The bound of all failures together.</param>
internal sealed class RetryTime(TimeProvider time, TimeSpan longest)
{
    private readonly long _start = time.GetTimestamp();
    private TimeSpan? _bound;
    private long _rowStart;

    /// <summary>How long the call has been tried.</summary>
    public TimeSpan Tried => time.GetElapsedTime(_start);

    /// <summary>Returns the time that is left after a failure.</summary>
    /// <param name="bound">The bound of this kind of failure.</param>
    /// <param name="sent">The time when the attempt that failed was sent.</param>
    public TimeSpan LeftAfter(TimeSpan bound, long sent)
    {
        if (bound != _bound)
            (_bound, _rowStart) = (bound, sent);
        var left = bound - time.GetElapsedTime(_rowStart);
        var leftOfAll = longest - Tried;
        return left < leftOfAll ? left : leftOfAll;
    }
}
