using System.Runtime.ExceptionServices;
using AdminIam.Engine.Aws.Errors;
using AdminIam.Engine.Aws.Services;
using AdminIam.Engine.Aws.Throttling;
using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using Amazon.Runtime;

namespace AdminIam.Engine.Aws.Calls;

/// <summary>
/// Sends the calls of a session to one service, at a common rate, and retries them where that is safe, within
/// <see cref="CallBounds"/>.
/// </summary>
/// <remarks>
/// The retries of the SDK are disabled. The SDK would resend a create request without checking its effect, which could
/// leave an access key whose secret is unknown, and it does not retry the error codes for resources that are being
/// modified.
/// </remarks>
/// <param name="service">The service that the calls go to.</param>
/// <param name="bounds">The maximum time for which calls are retried.</param>
internal sealed class CallRunner(AwsService service, CallBounds bounds, TimeProvider time)
{
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromSeconds(5);
    private readonly Pacer _pacer = new(service.Pace, time);
    private readonly Random _jitter = new();

    /// <summary>The service that the calls go to.</summary>
    public AwsService Service { get; } = service;

    /// <summary>The maximum time for which calls are retried.</summary>
    public CallBounds Bounds { get; } = bounds;

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; } = time;

    /// <summary>Sends a call until it succeeds, fails permanently, or times out.</summary>
    /// <param name="reconcile">Checks after a lost response whether the call was processed, and returns its result, or
    /// <see langword="null"/> to resend it. Without it, the call is resent.</param>
    /// <param name="missingBound">The maximum time for which the call is retried if its resource is not found.</param>
    /// <param name="optional">Whether the call fails early at an endpoint that does not support the operation.</param>
    /// <typeparam name="T">The response.</typeparam>
    public async Task<T> RunAsync<T>(
        Func<CancellationToken, Task<T>> call, Func<Exception, Task<T?>>? reconcile, StopSignal stop,
        TimeSpan missingBound,
        bool optional = false)
        where T : class
    {
        RetryTime retries = new(Time, Bounds.Patience);
        var lost = false;
        Exception? conflictAfterLoss = null;
        for (var attempt = 0; ; attempt++)
        {
            stop.Soft.ThrowIfCancellationRequested();
            await _pacer.WaitAsync(stop.Soft).ConfigureAwait(false);
            var sent = Time.GetTimestamp();
            TimeSpan left;
            TimeSpan? required = null;
            try
            {
                // A call that was sent may complete. Only the hard signal cancels it.
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
                // A conflict after a lost response is most likely caused by the previous attempt.
                var conflict = lost && Service.IsConflict(exception);
                if (conflict)
                    conflictAfterLoss = exception;
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
                left = retries.LeftAfter(bound, sent);
                // If the last response of a call with a conflict is lost, too, the conflict is still the reason.
                if (left <= TimeSpan.Zero)
                    throw GiveUp(failure, unsure ? conflictAfterLoss ?? exception : exception, retries.Tried);
                required = exception is AmazonServiceException answered ? Service.Details.RetryAfter(answered) : null;
            }

            // The last attempt is made when the time has elapsed, even if the backoff is longer.
            var backoff = required ?? Backoff(attempt);
            await Delays.WaitAsync(Time, backoff < left ? backoff : left, stop.Soft).ConfigureAwait(false);
        }
    }

    // If the endpoint is not AWS, the error is that of the call and not that of the check.
    private static async Task<T?> ReconcileAsync<T>(Func<Exception, Task<T?>> reconcile, Exception failure)
        where T : class
    {
        try
        {
            return await reconcile(failure).ConfigureAwait(false);
        }
        catch (Exception e)
            when (UnexpectedAnswerException.Find(e) is not null && UnexpectedAnswerException.Find(failure) is not null)
        {
            ExceptionDispatchInfo.Capture(failure).Throw();
            throw;
        }
    }

    private TimeSpan Bound(Failure failure, TimeSpan missingBound) => failure switch
    {
        Failure.Throttled => Bounds.Patience,
        Failure.Busy => Bounds.Busy,
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
            "Run the command again later or with a lower "
                + "-ThrottleLimit. With -Ensure, completed records are not changed.", exception),
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
