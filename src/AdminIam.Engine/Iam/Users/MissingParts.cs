using AdminIam.Engine.Aws.Errors;
using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.Iam.Users;

/// <summary>What could not be done for one user, and why.</summary>
/// <param name="work">The work on the user.</param>
internal sealed class MissingParts(UserWork work)
{
    private readonly object _lock = new();
    private readonly List<(string What, AdminException Reason)> _missing = [];

    /// <summary>Whether something could not be done.</summary>
    public bool Any
    {
        get
        {
            lock (_lock)
                return _missing.Count > 0;
        }
    }

    /// <summary>The failure that says all of it; <see langword="null"/> where nothing is missing.</summary>
    public AdminException? Failure
    {
        get
        {
            lock (_lock)
                return _missing.Count == 0 ? null : Describe();
        }
    }

    /// <summary>Does one thing; its failure is noted, and the others go on.</summary>
    /// <param name="what">What it is called.</param>
    /// <param name="action">Does it.</param>
    public async Task TryAsync(string what, Func<Task> action)
    {
        try
        {
            await action().ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (work.Iam.Stop.Soft.IsCancellationRequested)
        {
            Add(what, new AdminException("Stopped", ErrorKind.InvalidOperation, work.UserName, "stopped before it was done", inner: e));
        }
        catch (Exception e)
        {
            Add(what, AwsErrors.Translate(e, work.UserName));
        }
    }

    /// <summary>Notes that something could not be done.</summary>
    /// <param name="what">What it is called.</param>
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
            $"The user '{work.UserName}' {(work.IsCreated ? "was created" : "exists")}, but something is missing: {missing}.",
            $"{reason.Advice} Run the same again with -Ensure to add what is missing.".TrimStart(), reason.InnerException ?? reason);
    }
}
