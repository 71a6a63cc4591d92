namespace AdminIam.Engine.Aws.Calls;

/// <summary>Tells whether an entity found after a lost answer is what the lost call made.</summary>
internal static class OwnWork
{
    // AWS's clock and ours may differ a little, and CreateDate has whole seconds. SigV4 bounds the difference to five
    // minutes; a minute is far more than synchronised clocks need.
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(1);

    /// <summary>Whether something was made since <paramref name="start"/>.</summary>
    /// <param name="createDate">When it was made, by AWS's clock.</param>
    /// <param name="start">When we began to make it, in UTC.</param>
    public static bool IsRecent(DateTime? createDate, DateTime start) =>
        createDate is { } made && made.ToUniversalTime() >= start - ClockDifference;
}
