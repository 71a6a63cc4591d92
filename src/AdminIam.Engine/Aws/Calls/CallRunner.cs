using System.Runtime.ExceptionServices;
using AdminIam.Engine.Aws.Errors;
using AdminIam.Engine.Aws.Services;
using AdminIam.Engine.Aws.Throttling;
using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.Aws.Calls;

/// <summary>
/// Sends every call of a session to one service: paced with the others, tried again where that is safe, within
/// <see cref="CallBounds"/>.
/// </summary>
/// <remarks>
/// The SDK's own retries are off in a session. It would repeat a create blindly, which for an access key leaves an orphan
/// nobody has the secret of, and it does not retry the codes of a service's busy entities at all.
/// </remarks>
internal sealed class CallRunner
{
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromSeconds(5);
    private readonly Pacer _pacer;
    private readonly Random _jitter = new();

    /// <summary>Creates a runner whose calls share a pace.</summary>
    /// <param name="service">The service that the calls go to.</param>
    /// <param name="bounds">How long calls are tried.</param>
    /// <param name="time">The clock.</param>
    public CallRunner(AwsService service, CallBounds bounds, TimeProvider time)
    {
        Service = service;
        Bounds = bounds;
        Time = time;
        _pacer = new Pacer(service.Pace, time);
    }

    /// <summary>The service that the calls go to.</summary>
    public AwsService Service { get; }

    /// <summary>How long calls are tried.</summary>
    public CallBounds Bounds { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>Sends a call until it is answered, fails for good, or its time is over.</summary>
    /// <param name="call">Sends it.</param>
    /// <param name="reconcile">After a lost answer, looks whether the call did its work, and returns its result, or
    /// <see langword="null"/> to send it again. Without it, the call is sent again.</param>
    /// <param name="stop">Ends the run.</param>
    /// <param name="missingBound">How long the call is tried while its entity is not found.</param>
    /// <param name="optional">Whether an endpoint that lacks the operation is soon given up.</param>
    /// <typeparam name="T">The response.</typeparam>
    public async Task<T> RunAsync<T>(
        Func<CancellationToken, Task<T>> call, Func<Exception, Task<T?>>? reconcile, StopSignal stop, TimeSpan missingBound,
        bool optional = false)
        where T : class
    {
        var start = Time.GetTimestamp();
        var lost = false;
        for (var attempt = 0; ; attempt++)
        {
            stop.Soft.ThrowIfCancellationRequested();
            await _pacer.WaitAsync(stop.Soft).ConfigureAwait(false);
            TimeSpan left;
            try
            {
                // What has been sent is let finish: only the hard signal abandons it.
                var answer = await call(stop.Hard).ConfigureAwait(false);
                _pacer.Answered();
                return answer;
            }
            catch (Exception exception) when (!stop.Hard.IsCancellationRequested)
            {
                var failure = FailureClassifier.Classify(exception, Service);
                if (failure == Failure.Throttled)
                    _pacer.Throttled();
                else
                    _pacer.Answered();
                // A conflict after a lost answer is most likely with our own earlier try.
                var conflict = lost && Service.IsConflict(exception);
                var unsure = failure is Failure.Unknown or Failure.Foreign;
                lost |= unsure;
                if (reconcile is not null && (unsure || conflict)
                    && await ReconcileAsync(reconcile, exception).ConfigureAwait(false) is { } done)
                {
                    return done;
                }

                var bound = conflict ? Bounds.Lost
                    : optional && MissingOperation.Is(exception) ? Bounds.Unreached
                    : Bound(failure, missingBound);
                var tried = Time.GetElapsedTime(start);
                left = bound - tried;
                if (left <= TimeSpan.Zero)
                    throw GiveUp(failure, exception, tried);
            }

            // The last try is when the time is over, not as late as the backoff would have it.
            var backoff = Backoff(attempt);
            await Delays.WaitAsync(Time, backoff < left ? backoff : left, stop.Soft).ConfigureAwait(false);
        }
    }

    // Where nothing but a proxy answers, the failure is that of the call itself and not that of looking for its work.
    private static async Task<T?> ReconcileAsync<T>(Func<Exception, Task<T?>> reconcile, Exception failure)
        where T : class
    {
        try
        {
            return await reconcile(failure).ConfigureAwait(false);
        }
        catch (Exception e) when (UnexpectedAnswerException.Find(e) is not null && UnexpectedAnswerException.Find(failure) is not null)
        {
            ExceptionDispatchInfo.Capture(failure).Throw();
            throw;
        }
    }

    private TimeSpan Bound(Failure failure, TimeSpan missingBound) => failure switch
    {
        Failure.Throttled or Failure.Busy => Bounds.Patience,
        Failure.Missing => missingBound,
        Failure.Unknown => Bounds.Lost,
        Failure.Unreached or Failure.Foreign => Bounds.Unreached,
        _ => TimeSpan.Zero,
    };

    private static Exception GiveUp(Failure failure, Exception exception, TimeSpan tried) => failure switch
    {
        Failure.Throttled => new AdminException(
            "Throttled", ErrorKind.Throttled, null,
            $"AWS throttled this call for {tried.TotalSeconds:0} seconds.",
            "Run it again later or with a lower -ThrottleLimit; with -Ensure what is done already stays as it is.", exception),
        _ => exception,
    };

    private TimeSpan Backoff(int attempt)
    {
        double jitter;
        lock (_jitter)
            jitter = 0.5 + (0.5 * _jitter.NextDouble());
        var milliseconds = Math.Min(LongestBackoff.TotalMilliseconds, 50 * Math.Pow(2, Math.Min(attempt, 10)));
        return TimeSpan.FromMilliseconds(milliseconds * jitter);
    }
}
