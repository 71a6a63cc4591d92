namespace AdminIam.Engine.Sandboxes;

/// <summary>How an embedded IAM endpoint should be.</summary>
public sealed record SandboxSettings
{
    /// <summary>The port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>A JSON file its state is kept in, or <see langword="null"/> for memory only.</summary>
    public string? StatePath { get; init; }

    /// <summary>Twelve digits.</summary>
    public string AccountId { get; init; } = "123456789012";

    /// <summary>The root user's access key.</summary>
    public string AccessKey { get; init; } = "sandbox";

    /// <summary>The root user's secret key.</summary>
    public string SecretKey { get; init; } = "sandbox";

    /// <summary>Whether any signature counts as root's.</summary>
    public bool AnyCredential { get; init; }

    /// <summary>Added to every answer.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>Makes the faults below repeat in the same order.</summary>
    public int Seed { get; init; }

    /// <summary>The share of calls that is throttled, 0 to 1.</summary>
    public double Throttle { get; init; }

    /// <summary>The share of calls that is answered 500, 0 to 1.</summary>
    public double ServerError { get; init; }

    /// <summary>The share of calls whose connection is closed before the work is done, 0 to 1.</summary>
    public double DropBefore { get; init; }

    /// <summary>The share of calls whose connection is closed after the work is done, 0 to 1.</summary>
    public double DropAfter { get; init; }

    /// <summary>How long a new entity may stay invisible to other calls.</summary>
    public TimeSpan VisibilityDelay { get; init; }

    /// <summary>The share of changes refused with EntityTemporarilyUnmodifiable, 0 to 1.</summary>
    public double TemporarilyUnmodifiable { get; init; }
}
