using System.Collections.Concurrent;

namespace AdminIam.Sandbox.Endpoint;

/// <summary>What a <see cref="SandboxServer"/> was asked since its start.</summary>
public sealed class SandboxStatistics
{
    private readonly ConcurrentDictionary<string, StrongCount> calls = new(StringComparer.Ordinal);
    private long totalCalls;
    private long faults;
    private int inFlight;
    private int maxInFlight;

    internal SandboxStatistics()
    {
    }

    /// <summary>The AWS calls that arrived, refused ones too.</summary>
    public long TotalCalls => Interlocked.Read(ref totalCalls);

    /// <summary>The calls by the action they named; unknown actions are counted together as <c>?</c>.</summary>
    public IReadOnlyDictionary<string, long> CallsByAction =>
        new SortedDictionary<string, long>(
            calls.ToDictionary(pair => pair.Key, pair => Interlocked.Read(ref pair.Value.Value)),
            StringComparer.Ordinal);

    /// <summary>The calls being worked on now.</summary>
    public int InFlight => Volatile.Read(ref inFlight);

    /// <summary>The most calls that were worked on at one time.</summary>
    public int MaxInFlight => Volatile.Read(ref maxInFlight);

    /// <summary>The failures made on purpose.</summary>
    public long Faults => Interlocked.Read(ref faults);

    internal void Begin()
    {
        Interlocked.Increment(ref totalCalls);
        var now = Interlocked.Increment(ref inFlight);
        var max = Volatile.Read(ref maxInFlight);
        while (now > max)
        {
            var seen = Interlocked.CompareExchange(ref maxInFlight, now, max);
            if (seen == max)
                return;
            max = seen;
        }
    }

    internal void End() => Interlocked.Decrement(ref inFlight);

    internal void Count(string action) =>
        Interlocked.Increment(ref calls.GetOrAdd(action, static _ => new StrongCount()).Value);

    /// <summary>The last request that brought the sandbox itself to fail; a mistake in the sandbox, not in the request.</summary>
    internal string? LastInternalError { get; private set; }

    internal void NoteInternalError(Exception error) => LastInternalError = error.ToString();

    internal void CountFault() => Interlocked.Increment(ref faults);

    private sealed class StrongCount
    {
        public long Value;
    }
}
