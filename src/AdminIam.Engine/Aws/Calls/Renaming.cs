namespace AdminIam.Engine.Aws.Calls;

/// <summary>Renames exactly once: after a lost answer the old name may be gone because the rename was done.</summary>
internal static class Renaming
{
    /// <summary>Sends a change of name or path.</summary>
    /// <param name="calls">Makes the calls.</param>
    /// <param name="call">Sends it.</param>
    /// <param name="isDone">Whether the entity, known by its id, has the new name.</param>
    /// <param name="stop">Ends it.</param>
    /// <typeparam name="T">What it answers.</typeparam>
    public static async Task RunAsync<T>(
        CallRunner calls, Func<CancellationToken, Task<T>> call, Func<Task<bool>> isDone, StopSignal stop)
        where T : class, new()
    {
        var lost = false;
        try
        {
            await calls.OnceAsync(
                call,
                async _ =>
                {
                    lost = true;
                    return await isDone().ConfigureAwait(false) ? new T() : null;
                },
                stop).ConfigureAwait(false);
        }
        catch (Exception e) when (lost && calls.Service.IsMissing(e))
        {
            // It was done after all, and was not visible when it was looked up.
            if (!await isDone().ConfigureAwait(false))
                throw;
        }
    }
}
