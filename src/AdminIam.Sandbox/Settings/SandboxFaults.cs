namespace AdminIam.Sandbox.Settings;

/// <summary>
/// The failures that a sandbox simulates. The rates are probabilities from 0 to 1 per call. Which calls fail
/// depends on the seed, the parameters of the call and how often the same call came before, not on the order of
/// different calls, so that a failure of concurrent work can be repeated.
/// </summary>
public sealed class SandboxFaults
{
    /// <summary>Equal seeds produce equal failures.</summary>
    public int Seed { get; set; }

    /// <summary>How often a call fails with <c>Throttling: Rate exceeded</c> (HTTP 400).</summary>
    public double Throttle { get; set; }

    /// <summary>How often a call fails with <c>ServiceFailure</c> (HTTP 500), before it is processed.</summary>
    public double ServerError { get; set; }

    /// <summary>How often the connection is closed before the call is processed.</summary>
    public double DropBefore { get; set; }

    /// <summary>How often the connection is closed after the call is processed, without its result or error.</summary>
    public double DropAfter { get; set; }

    /// <summary>The maximum time until a new entity is visible to other calls.</summary>
    public TimeSpan VisibilityDelay { get; set; }

    /// <summary>
    /// How often a call that can fail temporarily does so, as in IAM with
    /// <c>EntityTemporarilyUnmodifiable</c> (HTTP 409).
    /// </summary>
    public double TemporarilyUnmodifiable { get; set; }
}
