namespace AdminIam.Engine.Common;

/// <summary>Waits by a clock that a test can replace.</summary>
internal static class Delays
{
    /// <summary>Waits.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="delay">How long.</param>
    /// <param name="stop">Ends the wait.</param>
    public static Task WaitAsync(TimeProvider time, TimeSpan delay, CancellationToken stop) =>
#if NET8_0_OR_GREATER
        Task.Delay(delay, time, stop);
#else
        time.Delay(delay, stop);
#endif
}
