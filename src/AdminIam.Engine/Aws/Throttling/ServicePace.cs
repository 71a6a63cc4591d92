namespace AdminIam.Engine.Aws.Throttling;

/// <summary>How the rate of calls follows a service that throttles.</summary>
/// <param name="IncreasePerSecond">Calls per second gained each second while calls succeed.</param>
/// <param name="SlowestRate">The lowest rate, in calls per second.</param>
internal sealed record ServicePace(double IncreasePerSecond, double SlowestRate);
