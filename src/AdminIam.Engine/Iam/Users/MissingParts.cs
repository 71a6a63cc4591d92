using AdminIam.Engine.Aws.Errors;
using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.Iam.Users;

/// <summary>The properties of a user that could not be set, with the reasons.</summary>
internal sealed class MissingParts(UserWork work)
{
    private readonly object _lock = new();
    private readonly List<(string What, AdminException Reason)> _missing = [];

    /// <summary>Whether there are failures.</summary>
    public bool Any
    {
        get
        {
            lock (_lock)
                return _missing.Count > 0;
        }
    }

    /// <summary>Returns the exception that lists all failures; <see langword="null"/> if there are none.</summary>
    public AdminException? Failure
    {
        get
        {
            lock (_lock)
                return _missing.Count == 0 ? null : Describe();
        }
    }

    /// <summary>Applies a change. A failure is recorded, and the other changes are applied.</summary>
    /// <param name="what">The description.</param>
    /// <param name="action">Applies the change.</param>
    public async Task TryAsync(string what, Func<Task> action)
    {
        try
        {
            await action().ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (work.Iam.Stop.Soft.IsCancellationRequested)
        {
            Add(what, new AdminException(
                "Stopped", ErrorKind.InvalidOperation, work.UserName, "stopped before it was applied", inner: e));
        }
        catch (Exception e)
        {
            Add(what, AwsErrors.Translate(e, work.UserName));
        }
    }

    /// <summary>Adds a failure.</summary>
    /// <param name="what">The description.</param>
    /// <param name="reason">Why.</param>
    public void Add(string what, AdminException reason)
    {
        lock (_lock)
            _missing.Add((what, reason));
    }

    private AdminException Describe()
    {
        var missing = string.Join("; ", _missing.Select(m => $"{m.What} ({m.Reason.Message})"));
        var reason = _missing[0].Reason;
        return new AdminException(
            "UserIncomplete", reason.Kind, work.UserName,
            $"The user '{work.UserName}' {(work.IsCreated ? "was created" : "exists")}, but something is missing: "
                + $"{missing}.",
            $"{reason.Advice} Run the same command with -Ensure to add what is missing.".TrimStart(),
            reason.InnerException ?? reason);
    }
}
