using AdminIam.Engine.Common.Bulk;

namespace AdminIam.Engine.Iam.Users;

/// <summary>The changes of a run to a user, last first, and how to revert them.</summary>
internal sealed class UndoList(IamRun run)
{
    private readonly Stack<UndoStep> _steps = new();

    /// <summary>The steps, last first.</summary>
    public IReadOnlyList<UndoStep> Steps
    {
        get
        {
            lock (_steps)
                return [.. _steps];
        }
    }

    /// <summary>Adds a resource that was created.</summary>
    /// <param name="what">The description, such as <c>the console password</c>.</param>
    /// <param name="holdsSecret">Whether it is useless without its secret.</param>
    /// <param name="remove">Sends the delete request.</param>
    /// <typeparam name="T">The response.</typeparam>
    public void Add<T>(string what, bool holdsSecret, Func<CancellationToken, Task<T>> remove)
        where T : class
    {
        lock (_steps)
        {
            _steps.Push(new UndoStep(
                what, holdsSecret, () => run.Finishing.Calls.RemovalAsync(remove, justCreated: true)));
        }
    }

    /// <summary>Adds a change to an existing user.</summary>
    /// <param name="what">The description, such as <c>the new path of 'alice'</c>.</param>
    /// <param name="restore">Restores the previous value.</param>
    public void AddChange(string what, Func<IamRun, Task> restore)
    {
        lock (_steps)
            _steps.Push(new UndoStep(what, false, () => restore(run.Finishing)));
    }
}
