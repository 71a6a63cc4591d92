using AdminIam.Sandbox.Settings;

namespace AdminIam.Sandbox.Faults;

/// <summary>The failures of one call.</summary>
internal sealed class FaultDice(SandboxFaults faults, ulong seed)
{
    public bool Throttles => Throw(1) < faults.Throttle;

    public bool FailsServer => Throw(2) < faults.ServerError;

    public bool DropsBefore => Throw(3) < faults.DropBefore;

    public bool DropsAfter => Throw(4) < faults.DropAfter;

    public bool IsTemporarilyUnmodifiable => Throw(5) < faults.TemporarilyUnmodifiable;

    /// <summary>The time until a resource that the call creates is visible to other calls.</summary>
    public TimeSpan VisibilityDelay => TimeSpan.FromTicks((long)(faults.VisibilityDelay.Ticks * Throw(6)));

    private double Throw(ulong kind) => (FaultPlan.Mix(seed + (kind * 0x9E3779B97F4A7C15)) >> 11) / (double)(1UL << 53);
}
