using System.Collections.Concurrent;
using AdminIam.Engine.Aws.Errors;
using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.Iam.Locks;

/// <summary>A user whose lock has begun: what was done so far, and what could not be done.</summary>
public sealed class KeyLock
{
    private readonly ConcurrentQueue<(string What, AdminException Reason)> _failures = new();
    private readonly ConcurrentQueue<string> _warnings = new();

    internal KeyLock(string userName, DateTime since)
    {
        UserName = userName;
        Memory = new LockMemory(since, [], Password: false);
    }

    /// <summary>The user.</summary>
    public string UserName { get; }

    /// <summary>What the lock took, or is about to take.</summary>
    internal LockMemory Memory { get; set; }

    /// <summary>What denies the user everything.</summary>
    internal Denial Denial { get; set; }

    /// <summary>Whether the tags remember instead of the inline policy, or beside it.</summary>
    internal bool UsesTags { get; set; }

    /// <summary>Whether anything was changed.</summary>
    internal bool IsChanged { get; set; }

    /// <summary>Whether there was something that could not be checked.</summary>
    internal bool IsUnchecked { get; set; }

    /// <summary>What a person should know.</summary>
    internal IReadOnlyList<string> Warnings => [.. _warnings];

    /// <summary>Whether something failed.</summary>
    internal bool HasFailed => !_failures.IsEmpty;

    internal void Warn(string warning) => _warnings.Enqueue(warning);

    internal void Fail(string what, AdminException reason) => _failures.Enqueue((what, reason));

    /// <summary>Does one step of the lock. Its failure is noted, so that the other steps are done whatever happens; only what concerns
    /// the session or the user's existence ends the lock.</summary>
    /// <param name="what">The step, as it follows "could not".</param>
    /// <param name="step">The step.</param>
    /// <returns>Whether it was done.</returns>
    internal async Task<bool> TryAsync(string what, Func<Task> step)
    {
        var reason = await ReasonAsync(step).ConfigureAwait(false);
        if (reason is not null)
            Fail(what, reason);
        return reason is null;
    }

    /// <summary>Does one step, and returns why it failed.</summary>
    /// <param name="step">The step.</param>
    /// <returns>The reason; <see langword="null"/> where it succeeded.</returns>
    internal async Task<AdminException?> ReasonAsync(Func<Task> step)
    {
        try
        {
            await step().ConfigureAwait(false);
            return null;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            var reason = AwsErrors.Translate(e, UserName);
            if (reason.Kind is ErrorKind.Authentication or ErrorKind.Connection || reason.ErrorId == "UserNotFound")
                throw;
            return reason;
        }
    }

    /// <summary>The failure that the lock is not complete; <see langword="null"/> where it is.</summary>
    internal AdminException? Failure()
    {
        if (!_failures.TryPeek(out var first))
            return null;
        // Where nothing at all was done, the reason says it all.
        if (Denial == Denial.None && !IsChanged)
            return first.Reason;
        var denied = Denial == Denial.None ? "not denied anything yet" : "denied everything";
        return new AdminException(
            "LockIncomplete", ErrorKind.InvalidOperation, UserName,
            $"'{UserName}' is not completely locked. The user is {denied}, but Lock-AdminUser could not "
            + string.Join("; could not ", _failures.Select(failure => $"{failure.What} ({failure.Reason.Message})")) + ".",
            "Put that right and run Lock-AdminUser again: it goes on with what is missing.", first.Reason);
    }
}
