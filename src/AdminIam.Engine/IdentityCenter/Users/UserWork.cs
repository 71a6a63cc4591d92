using AdminIam.Engine.Aws.Errors;
using AdminIam.Engine.Common.Bulk;
using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.IdentityCenter.Users;

/// <summary>The changes of a run to one user: what was done and how to revert it, and what could not be done.</summary>
/// <param name="isCreated">Whether this run created the user.</param>
internal sealed class UserWork(IdentityCenterRun run, string userName, bool isCreated)
{
    private readonly object _lock = new();
    private readonly Stack<UndoStep> _undo = new();
    private readonly List<(string What, AdminException Reason)> _missing = [];

    /// <summary>Whether this run created the user.</summary>
    public bool IsCreated { get; } = isCreated;

    /// <summary>The exception that lists all failures; <see langword="null"/> if there are none.</summary>
    public AdminException? Failure
    {
        get
        {
            lock (_lock)
                return _missing.Count == 0 ? null : Describe();
        }
    }

    /// <summary>Applies a change. A failure is recorded, and the other changes are applied.</summary>
    /// <param name="what">The description, such as <c>membership of the group 'Ops'</c>.</param>
    /// <returns>Whether the change was applied.</returns>
    public async Task<bool> TryAsync(string what, Func<Task> action)
    {
        AdminException reason;
        try
        {
            await action().ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException e) when (run.Stop.Soft.IsCancellationRequested)
        {
            reason = new AdminException(
                "Stopped", ErrorKind.InvalidOperation, userName, "stopped before it was applied", inner: e);
        }
        catch (Exception e)
        {
            reason = AwsErrors.Translate(e, userName);
        }

        lock (_lock)
            _missing.Add((what, reason));
        return false;
    }

    /// <summary>Adds a change that was applied.</summary>
    /// <param name="what">The description, such as <c>the user 'alice'</c>.</param>
    /// <param name="undo">Reverts it, even if the run is being stopped.</param>
    public void Done(string what, Func<Task> undo)
    {
        lock (_lock)
            _undo.Push(new UndoStep(what, HoldsSecret: false, undo));
    }

    /// <summary>Reverts the changes in reverse order.</summary>
    /// <param name="reason">The reason why the user could not be completed.</param>
    /// <returns>The exception to report.</returns>
    public async Task<AdminException> RollbackAsync(AdminException reason)
    {
        var left = new List<string>();
        foreach (var step in _undo)
        {
            try
            {
                await step.UndoAsync().ConfigureAwait(false);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                left.Add($"{step.What} ({AwsErrors.Translate(e, userName).Message})");
            }
        }

        var done = IsCreated
            ? $"Everything that this command created for '{userName}' was deleted."
            : $"The changes of this command to '{userName}' were reverted.";
        return new AdminException(
            reason.ErrorId, reason.Kind, userName,
            left.Count == 0
                ? $"{reason.Message} {done}"
                : $"{reason.Message} Could not be reverted: {string.Join(", ", left)}.",
            reason.Advice, reason.InnerException);
    }

    private AdminException Describe()
    {
        var missing = string.Join("; ", _missing.Select(one => $"{one.What} ({one.Reason.Message})"));
        var reason = _missing[0].Reason;
        return new AdminException(
            "UserIncomplete", reason.Kind, userName,
            $"The user '{userName}' {(IsCreated ? "was created" : "exists")}, but something is missing: {missing}.",
            $"{reason.Advice} Run the same command with -Ensure to add what is missing.".TrimStart(),
            reason.InnerException ?? reason);
    }
}
