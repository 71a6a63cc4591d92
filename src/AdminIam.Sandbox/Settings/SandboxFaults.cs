namespace AdminIam.Sandbox.Settings;

/// <summary>
/// The failures a <see cref="SandboxServer"/> makes on purpose. The rates are probabilities from 0 to 1 per call.
/// What befalls a call depends on the seed, the call's parameters and how often that same call came before, not on
/// the order of different calls, so that a failure of concurrent work can be replayed.
/// </summary>
public sealed class SandboxFaults
{
    /// <summary>The seed: equal seeds give equal failures.</summary>
    public int Seed { get; set; }

    /// <summary>How often a call is answered <c>Throttling: Rate exceeded</c> (HTTP 400).</summary>
    public double Throttle { get; set; }

    /// <summary>How often a call is answered <c>ServiceFailure</c> (HTTP 500), its work undone.</summary>
    public double ServerError { get; set; }

    /// <summary>How often the connection is closed before the work is done.</summary>
    public double DropBefore { get; set; }

    /// <summary>How often the connection is closed after the work is done, without an answer.</summary>
    public double DropAfter { get; set; }

    /// <summary>The longest time until a new entity is visible to other calls.</summary>
    public TimeSpan VisibilityDelay { get; set; }

    /// <summary>
    /// How often a call that IAM may refuse so is answered <c>EntityTemporarilyUnmodifiable</c> (HTTP 409).
    /// </summary>
    public double TemporarilyUnmodifiable { get; set; }
}
