namespace AdminIam.Engine.Common;

/// <summary>Waits for work that cannot be canceled itself.</summary>
internal static class Waits
{
    /// <summary>Returns the result of the work, or ends the wait when it is canceled. The work then
    /// continues.</summary>
    /// <param name="work">The work.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <typeparam name="T">The result.</typeparam>
    /// <exception cref="OperationCanceledException">The wait was canceled.</exception>
    public static async Task<T> UntilCanceledAsync<T>(Task<T> work, CancellationToken stop)
    {
        var canceled = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (stop.Register(() => canceled.TrySetResult(true)))
        {
            if (await Task.WhenAny(work, canceled.Task).ConfigureAwait(false) != work)
                throw new OperationCanceledException(stop);
        }

        return await work.ConfigureAwait(false);
    }
}
