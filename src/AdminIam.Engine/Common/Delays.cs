namespace AdminIam.Engine.Common;

/// <summary>Waits with a clock that tests can replace.</summary>
internal static class Delays
{
    /// <summary>Waits.</summary>
    public static Task WaitAsync(TimeProvider time, TimeSpan delay, CancellationToken stop) =>
#if NET8_0_OR_GREATER
        Task.Delay(delay, time, stop);
#else
        time.Delay(delay, stop);
#endif
}
