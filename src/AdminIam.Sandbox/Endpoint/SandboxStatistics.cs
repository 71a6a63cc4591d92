using System.Collections.Concurrent;

namespace AdminIam.Sandbox.Endpoint;

/// <summary>The calls to a sandbox since its start.</summary>
public sealed class SandboxStatistics
{
    private readonly ConcurrentDictionary<string, StrongCount> _calls = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, StrongCount> _permissions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, StrongCount>> _accounts =
        new(StringComparer.Ordinal);

    private long _totalCalls;
    private long _faults;
    private long _throttled;
    private int _inFlight;
    private int _maxInFlight;

    internal SandboxStatistics()
    {
    }

    /// <summary>The number of AWS calls, including refused ones.</summary>
    public long TotalCalls => Interlocked.Read(ref _totalCalls);

    /// <summary>
    /// The number of calls by operation name: the action of AWS Query, the target of AWS JSON. Unknown ones are
    /// counted together as <c>?</c>.
    /// </summary>
    public IReadOnlyDictionary<string, long> CallsByAction => Sorted(_calls);

    /// <summary>
    /// The number of calls that required a permission, by permission, such as <c>iam:CreateUser</c>. A call can require
    /// several permissions or none. The calls of the root identity, to whom everything is allowed, are counted as well,
    /// but not those of its sessions for a task.
    /// </summary>
    public IReadOnlyDictionary<string, long> CallsByPermission => Sorted(_permissions);

    /// <summary>
    /// The number of calls by operation name, by the id of the account in which they were processed: that of the
    /// credentials, or of the role that an unsigned call assumes. Calls whose signature was refused are not counted.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> CallsByAccount =>
        new SortedDictionary<string, IReadOnlyDictionary<string, long>>(
            _accounts.ToDictionary(pair => pair.Key, pair => (IReadOnlyDictionary<string, long>)Sorted(pair.Value)),
            StringComparer.Ordinal);

    /// <summary>The calls in progress.</summary>
    public int InFlight => Volatile.Read(ref _inFlight);

    /// <summary>The maximum number of concurrent calls.</summary>
    public int MaxInFlight => Volatile.Read(ref _maxInFlight);

    /// <summary>The number of simulated failures.</summary>
    public long Faults => Interlocked.Read(ref _faults);

    /// <summary>
    /// The number of calls that were refused because there were too many in a second, or too many requests in progress.
    /// </summary>
    public long Throttled => Interlocked.Read(ref _throttled);

    internal void Begin()
    {
        Interlocked.Increment(ref _totalCalls);
        var now = Interlocked.Increment(ref _inFlight);
        var max = Volatile.Read(ref _maxInFlight);
        while (now > max)
        {
            var seen = Interlocked.CompareExchange(ref _maxInFlight, now, max);
            if (seen == max)
                return;
            max = seen;
        }
    }

    internal void End() => Interlocked.Decrement(ref _inFlight);

    internal void Count(string action) => Count(_calls, action);

    internal void CountAccount(string accountId, string action) => Count(
        _accounts.GetOrAdd(
            accountId, static _ => new ConcurrentDictionary<string, StrongCount>(StringComparer.Ordinal)),
        action);

    internal void CountPermission(string permission) => Count(_permissions, permission);

    /// <summary>The last internal failure, which is an error in the sandbox, not in the request.</summary>
    internal string? LastInternalError { get; private set; }

    internal void NoteInternalError(Exception error) => LastInternalError = error.ToString();

    internal void CountThrottled() => Interlocked.Increment(ref _throttled);

    internal void CountFault() => Interlocked.Increment(ref _faults);

    private static SortedDictionary<string, long> Sorted(ConcurrentDictionary<string, StrongCount> counts) => new(
        counts.ToDictionary(pair => pair.Key, pair => Interlocked.Read(ref pair.Value.Value)), StringComparer.Ordinal);

    private static void Count(ConcurrentDictionary<string, StrongCount> counts, string name) =>
        Interlocked.Increment(ref counts.GetOrAdd(name, static _ => new StrongCount()).Value);

    private sealed class StrongCount
    {
        public long Value;
    }
}
