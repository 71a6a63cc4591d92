namespace AdminIam.Sandbox.State;

/// <summary>Times as AWS records them, to the second.</summary>
internal static class WholeSeconds
{
    public static DateTime Of(DateTime time) =>
        new(time.Ticks - (time.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);
}
