using System.Collections.Concurrent;
using AdminIam.Sandbox.Settings;

namespace AdminIam.Sandbox.Faults;

/// <summary>
/// Decides which calls fail and how. A decision depends on the seed, the content of the call and how often the same
/// content came before, so that it is the same in whatever order concurrent calls arrive.
/// </summary>
internal sealed class FaultPlan(SandboxFaults faults)
{
    private const int RememberedCalls = 1_000_000;
    private readonly ConcurrentDictionary<ulong, int> _occurrences = new();

    private bool IsActive => faults.Throttle > 0
        || faults.ServerError > 0
        || faults.DropBefore > 0
        || faults.DropAfter > 0
        || faults.TemporarilyUnmodifiable > 0
        || faults.VisibilityDelay > TimeSpan.Zero;

    /// <summary>The dice of a call, or null when no failures are configured.</summary>
    /// <param name="label">A text that distinguishes the call from others with the same body.</param>
    /// <param name="body">The call's body.</param>
    public FaultDice? Roll(string label, ArraySegment<byte> body)
    {
        if (!IsActive)
            return null;

        if (_occurrences.Count > RememberedCalls)
            _occurrences.Clear();
        var call = Hash(label, body);
        var occurrence = _occurrences.AddOrUpdate(call, 0, static (_, count) => count + 1);
        return new FaultDice(faults, Mix(call ^ Mix((ulong)(uint)faults.Seed)) + (ulong)occurrence);
    }

    internal static ulong Mix(ulong value)
    {
        // SplitMix64's finalizer.
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    private static ulong Hash(string label, ArraySegment<byte> bytes)
    {
        // FNV-1a.
        var hash = 0xCBF29CE484222325;
        foreach (var c in label)
            hash = (hash ^ c) * 0x100000001B3;
        for (var i = 0; i < bytes.Count; i++)
            hash = (hash ^ bytes.Array![bytes.Offset + i]) * 0x100000001B3;
        return hash;
    }
}
