using AdminIam.Engine.Aws.Services;
using AdminIam.Engine.Common;

namespace AdminIam.Engine.Aws.Calls;

/// <summary>The calls of one run to one service: they share the pace of the session's other calls to that service, and they
/// end with the run.</summary>
/// <param name="runner">Sends the calls of the session.</param>
/// <param name="stop">Ends the run.</param>
internal sealed class ServiceCalls(CallRunner runner, StopSignal stop)
{
    /// <summary>The service that the calls go to.</summary>
    public AwsService Service => runner.Service;

    /// <summary>How long calls are tried.</summary>
    public CallBounds Bounds => runner.Bounds;

    /// <summary>The clock.</summary>
    public TimeProvider Time => runner.Time;

    /// <summary>Sends a call that may be repeated: a read, or an idempotent write.</summary>
    /// <param name="call">Sends it.</param>
    /// <param name="exists">Whether its entity is known to exist, so that "not found" only means "not visible yet".</param>
    /// <typeparam name="T">The response.</typeparam>
    public Task<T> RepeatableAsync<T>(Func<CancellationToken, Task<T>> call, bool exists = false)
        where T : class =>
        runner.RunAsync(call, reconcile: null, stop, exists ? Bounds.Patience : TimeSpan.Zero);

    /// <summary>Sends a read on which the work does not depend. It soon fails at an endpoint that lacks the operation.</summary>
    /// <param name="call">Sends it.</param>
    /// <typeparam name="T">The response.</typeparam>
    public Task<T> OptionalAsync<T>(Func<CancellationToken, Task<T>> call)
        where T : class =>
        runner.RunAsync(call, reconcile: null, stop, TimeSpan.Zero, optional: true);

    /// <summary>Sends a create that must happen once. After a lost answer its work is looked up before it is sent
    /// again.</summary>
    /// <param name="call">Sends it.</param>
    /// <param name="reconcile">Looks whether the lost call did its work, and returns its result, or <see langword="null"/> to
    /// send it again.</param>
    /// <param name="exists">Whether its entity is known to exist, so that "not found" only means "not visible yet".</param>
    /// <typeparam name="T">The response.</typeparam>
    public Task<T> OnceAsync<T>(
        Func<CancellationToken, Task<T>> call, Func<Exception, Task<T?>> reconcile, bool exists = false)
        where T : class =>
        runner.RunAsync(call, reconcile, stop, exists ? Bounds.Patience : TimeSpan.Zero);

    /// <summary>Sends a removal. An entity that does not exist is not an error.</summary>
    /// <param name="call">Sends it.</param>
    /// <param name="justMade">Whether the entity was created a moment ago, so that it may not be visible yet.</param>
    /// <typeparam name="T">The response.</typeparam>
    /// <returns>Whether the entity existed.</returns>
    public async Task<bool> RemovalAsync<T>(Func<CancellationToken, Task<T>> call, bool justMade = false)
        where T : class
    {
        try
        {
            await runner.RunAsync(call, reconcile: null, stop, justMade ? Bounds.Visibility : TimeSpan.Zero)
                .ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (Service.IsMissing(e))
        {
            return false;
        }
    }

    /// <summary>Sends a change of name or path once: after a lost answer, the old name may not exist because the change was
    /// done.</summary>
    /// <param name="call">Sends it.</param>
    /// <param name="isDone">Whether the entity, known by its id, has the new name.</param>
    /// <typeparam name="T">The response.</typeparam>
    public async Task RenamingAsync<T>(Func<CancellationToken, Task<T>> call, Func<Task<bool>> isDone)
        where T : class, new()
    {
        var lost = false;
        try
        {
            await OnceAsync(
                call,
                async _ =>
                {
                    lost = true;
                    return await isDone().ConfigureAwait(false) ? new T() : null;
                }).ConfigureAwait(false);
        }
        catch (Exception e) when (lost && Service.IsMissing(e))
        {
            // The change was done, and was not visible when it was looked up.
            if (!await isDone().ConfigureAwait(false))
                throw;
        }
    }

    /// <summary>Waits, until the run ends at the longest.</summary>
    /// <param name="delay">How long.</param>
    public Task WaitAsync(TimeSpan delay) => Delays.WaitAsync(Time, delay, stop.Soft);
}
