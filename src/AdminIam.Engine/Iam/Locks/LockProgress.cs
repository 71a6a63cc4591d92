using System.Collections.Concurrent;
using AdminIam.Engine.Aws.Errors;
using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.Iam.Locks;

/// <summary>The progress of a lock: what was done and what failed.</summary>
public sealed class LockProgress
{
    private readonly ConcurrentQueue<(string What, AdminException Reason)> _failures = new();
    private readonly ConcurrentQueue<string> _warnings = new();

    internal LockProgress(string userName, DateTime since)
    {
        UserName = userName;
        Record = new LockRecord(since, [], Password: false);
    }

    /// <summary>The user.</summary>
    public string UserName { get; }

    /// <summary>What the lock disables.</summary>
    internal LockRecord Record { get; set; }

    /// <summary>The policy that denies all actions.</summary>
    internal Denial Denial { get; set; }

    /// <summary>Whether the record is in tags, instead of or in addition to the inline policy.</summary>
    internal bool UsesTags { get; set; }

    /// <summary>Whether anything was changed.</summary>
    internal bool IsChanged { get; set; }

    /// <summary>Whether a kind of credential could not be checked.</summary>
    internal bool IsUnchecked { get; set; }

    /// <summary>The warnings.</summary>
    internal IReadOnlyList<string> Warnings => [.. _warnings];

    /// <summary>Whether a step failed.</summary>
    internal bool HasFailed => !_failures.IsEmpty;

    internal void Warn(string warning) => _warnings.Enqueue(warning);

    internal void Fail(string what, AdminException reason) => _failures.Enqueue((what, reason));

    /// <summary>Runs a step of the lock. A failure is recorded, and the other steps are run. Only failures of the
    /// session, and a user who does not exist, end the lock.</summary>
    /// <param name="what">The description of the step, which follows "could not".</param>
    /// <returns>Whether the step succeeded.</returns>
    internal async Task<bool> TryAsync(string what, Func<Task> step)
    {
        var reason = await ReasonAsync(step).ConfigureAwait(false);
        if (reason is not null)
            Fail(what, reason);
        return reason is null;
    }

    /// <summary>Runs a step, and returns the exception if it fails.</summary>
    /// <returns>The exception; <see langword="null"/> if the step succeeded.</returns>
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

    /// <summary>Returns the exception of an incomplete lock; <see langword="null"/> if the lock is complete.</summary>
    internal AdminException? Failure()
    {
        if (!_failures.TryPeek(out var first))
            return null;
        // If nothing was done, the first failure is the error.
        if (Denial == Denial.None && !IsChanged)
            return first.Reason;
        var denied = Denial == Denial.None ? "not denied any actions yet" : "denied all actions";
        return new AdminException(
            "LockIncomplete", ErrorKind.InvalidOperation, UserName,
            $"'{UserName}' is not completely locked. The user is {denied}, but Lock-AdminUser could not "
            + string.Join("; could not ", _failures.Select(failure => $"{failure.What} ({failure.Reason.Message})"))
            + ".",
            "Resolve the problem and run Lock-AdminUser again to complete the lock.", first.Reason);
    }
}
