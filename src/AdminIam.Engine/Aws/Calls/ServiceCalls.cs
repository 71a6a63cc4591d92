using AdminIam.Engine.Aws.Services;
using AdminIam.Engine.Common;

namespace AdminIam.Engine.Aws.Calls;

/// <summary>The calls of one run to one service. They share the rate limit of the session and are stopped with the
/// run.</summary>
/// <param name="runner">Sends the calls of the session.</param>
internal sealed class ServiceCalls(CallRunner runner, StopSignal stop)
{
    /// <summary>The service that the calls go to.</summary>
    public AwsService Service => runner.Service;

    /// <summary>The maximum time for which calls are retried.</summary>
    public CallBounds Bounds => runner.Bounds;

    /// <summary>The clock.</summary>
    public TimeProvider Time => runner.Time;

    /// <summary>Sends a call that may be repeated: a read, or an idempotent write.</summary>
    /// <param name="exists">Whether the resource is known to exist, so that "not found" means "not visible
    /// yet".</param>
    /// <typeparam name="T">The response.</typeparam>
    public Task<T> RepeatableAsync<T>(Func<CancellationToken, Task<T>> call, bool exists = false)
        where T : class =>
        runner.RunAsync(call, reconcile: null, stop, exists ? Bounds.Patience : TimeSpan.Zero);

    /// <summary>Sends an optional read, which fails early at an endpoint that does not support the operation.</summary>
    /// <typeparam name="T">The response.</typeparam>
    public Task<T> OptionalAsync<T>(Func<CancellationToken, Task<T>> call)
        where T : class =>
        runner.RunAsync(call, reconcile: null, stop, TimeSpan.Zero, optional: true);

    /// <summary>Sends a create request that must be processed only once. After a lost response, its effect is checked
    /// before it is resent.</summary>
    /// <param name="reconcile">Checks whether the call was processed, and returns its result, or <see langword="null"/>
    /// to resend it.</param>
    /// <param name="exists">Whether the resource is known to exist, so that "not found" means "not visible
    /// yet".</param>
    /// <typeparam name="T">The response.</typeparam>
    public Task<T> OnceAsync<T>(
        Func<CancellationToken, Task<T>> call, Func<Exception, Task<T?>> reconcile, bool exists = false)
        where T : class =>
        runner.RunAsync(call, reconcile, stop, exists ? Bounds.Patience : TimeSpan.Zero);

    /// <summary>Sends a delete request. A resource that does not exist is not an error.</summary>
    /// <param name="justCreated">Whether the resource was just created, so that it may not be visible yet.</param>
    /// <typeparam name="T">The response.</typeparam>
    /// <returns>Whether the resource existed.</returns>
    public async Task<bool> RemovalAsync<T>(Func<CancellationToken, Task<T>> call, bool justCreated = false)
        where T : class
    {
        try
        {
            await runner.RunAsync(call, reconcile: null, stop, justCreated ? Bounds.Visibility : TimeSpan.Zero)
                .ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (Service.IsMissing(e))
        {
            return false;
        }
    }

    /// <summary>Sends a change of name or path. After a lost response, the old name may not exist because the change
    /// was processed.</summary>
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
            // The change was processed, but was not visible when it was checked.
            if (!await isDone().ConfigureAwait(false))
                throw;
        }
    }

    /// <summary>Waits, but not longer than the run.</summary>
    public Task WaitAsync(TimeSpan delay) => Delays.WaitAsync(Time, delay, stop.Soft);
}
