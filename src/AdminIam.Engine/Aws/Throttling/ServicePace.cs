namespace AdminIam.Engine.Aws.Throttling;

/// <summary>How the rate of calls is adjusted when a service throttles.</summary>
/// <param name="IncreasePerSecond">The increase of the rate per second while calls succeed.</param>
/// <param name="SlowestRate">The minimum rate, in calls per second.</param>
internal sealed record ServicePace(double IncreasePerSecond, double SlowestRate)
{
    /// <summary>The maximum rate, in calls per second, of a service whose limit AWS publishes; otherwise
    /// infinite.</summary>
    public double FastestRate { get; init; } = double.PositiveInfinity;
}
