using Amazon.SSOAdmin.Model;

namespace AdminIam.Engine.IdentityCenter.Assignments;

/// <summary>A request that AWS has not completed, as far as is known.</summary>
/// <param name="sent">The answer to the request.</param>
/// <param name="start">When it was sent, by the monotonic clock.</param>
/// <param name="firstCheck">When its status is read first, from <paramref name="start"/> on.</param>
internal sealed class PendingRequest(AccountAssignmentOperationStatus sent, long start, TimeSpan firstCheck)
{
    private static readonly TimeSpan LongestStep = TimeSpan.FromSeconds(8);
    private readonly TaskCompletionSource<AccountAssignmentOperationStatus> _end =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The answer to the request.</summary>
    public AccountAssignmentOperationStatus Sent { get; } = sent;

    /// <summary>When it was sent, by the monotonic clock.</summary>
    public long Start { get; } = start;

    /// <summary>The completed request, or the request as it was sent if AWS did not complete it in time.</summary>
    public Task<AccountAssignmentOperationStatus> End => _end.Task;

    /// <summary>The time from <see cref="Start"/> to the next check.</summary>
    public TimeSpan NextCheck { get; private set; } = firstCheck;

    /// <summary>The time from <see cref="Start"/> to the last check at which it was in progress.</summary>
    public TimeSpan LastCheck { get; private set; }

    /// <summary>The number of checks at which it was in progress.</summary>
    public int Checks { get; private set; }

    /// <summary>Records that the request is in progress. The time to the next check doubles.</summary>
    /// <param name="age">The time since it was sent.</param>
    /// <param name="firstStep">The time to the second check.</param>
    public void Postpone(TimeSpan age, TimeSpan firstStep)
    {
        LastCheck = age;
        var step = TimeSpan.FromTicks(firstStep.Ticks << Math.Min(Checks++, 10));
        NextCheck = age + (step < LongestStep ? step : LongestStep);
    }

    /// <summary>Ends the wait.</summary>
    public void Complete(AccountAssignmentOperationStatus status) => _end.TrySetResult(status);

    /// <summary>Ends the wait because the status cannot be read.</summary>
    public void Fail(Exception failure) => _end.TrySetException(failure);
}
