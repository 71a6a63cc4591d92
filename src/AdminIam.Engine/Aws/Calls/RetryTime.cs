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

    /// <summary>How long the call has failed in the same way.</summary>
    public TimeSpan Tried { get; private set; }

    /// <summary>Returns the time that is left after a failure.</summary>
    /// <param name="bound">The bound of this kind of failure.</param>
    /// <param name="sent">The time when the attempt that failed was sent.</param>
    public TimeSpan LeftAfter(TimeSpan bound, long sent)
    {
        if (bound != _bound)
            (_bound, _rowStart) = (bound, sent);
        Tried = time.GetElapsedTime(_rowStart);
        var left = bound - Tried;
        var leftOfAll = longest - time.GetElapsedTime(_start);
        return left < leftOfAll ? left : leftOfAll;
    }
}
