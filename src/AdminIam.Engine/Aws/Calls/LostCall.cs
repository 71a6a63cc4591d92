namespace AdminIam.Engine.Aws.Calls;

/// <summary>Determines whether a resource that is found after a lost response was created by that call.</summary>
internal static class LostCall
{
    // The clock of AWS may differ from that of this computer, and CreateDate has whole seconds. Signature Version 4
    // limits the difference to five minutes; a minute is more than sufficient for synchronized clocks.
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(1);

    /// <summary>Returns whether a resource was created since <paramref name="start"/>.</summary>
    /// <param name="createDate">The creation date, by the clock of AWS.</param>
    /// <param name="start">The time before the create request was sent, in UTC.</param>
    public static bool HasCreated(DateTime? createDate, DateTime start) =>
        createDate is { } created && created.ToUniversalTime() >= start - ClockDifference;
}
