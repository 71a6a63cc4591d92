using System.Collections.Concurrent;
using AdminIam.Engine.Aws.Errors;
using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.IdentityCenter.Locks;

/// <summary>The steps of a lock or an unlock, of which each is attempted even if others fail.</summary>
/// <param name="userName">The user.</param>
internal sealed class LockSteps(string userName)
{
    private readonly ConcurrentQueue<(string What, AdminException Reason)> _failures = new();

    /// <summary>Whether a step failed.</summary>
    public bool HasFailed => !_failures.IsEmpty;

    /// <summary>The first reason; <see langword="null"/> if no step failed.</summary>
    public AdminException? Reason => _failures.TryPeek(out var first) ? first.Reason : null;

    /// <summary>Runs a step. Only failures of the session end the command.</summary>
    /// <param name="what">The description of the step, which follows "could not".</param>
    /// <returns>Whether the step succeeded.</returns>
    public async Task<bool> TryAsync(string what, Func<Task> step)
    {
        try
        {
            await step().ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            var reason = AwsErrors.Translate(e, userName);
            if (reason.Kind is ErrorKind.Authentication or ErrorKind.Connection)
                throw;
            _failures.Enqueue((what, reason));
            return false;
        }
    }

    /// <summary>Returns what failed, as a sentence.</summary>
    public string Describe() => "The command could not "
        + string.Join("; could not ", _failures.Select(failure => $"{failure.What} ({failure.Reason.Message})")) + ".";
}
