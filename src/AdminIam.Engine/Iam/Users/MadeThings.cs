using AdminIam.Engine.Common.Bulk;

namespace AdminIam.Engine.Iam.Users;

/// <summary>What a run has made for one user, last first, and how to take it back.</summary>
internal sealed class MadeThings(IamRun run)
{
    private readonly Stack<UndoStep> _steps = new();

    /// <summary>The steps, last made first.</summary>
    public IReadOnlyList<UndoStep> Steps
    {
        get
        {
            lock (_steps)
                return [.. _steps];
        }
    }

    /// <summary>Notes that something was made.</summary>
    /// <param name="what">What, such as <c>the console password</c>.</param>
    /// <param name="holdsSecret">Whether it is worth nothing once its secret is lost.</param>
    /// <param name="remove">Sends its removal.</param>
    /// <typeparam name="T">What the removal answers.</typeparam>
    public void Add<T>(string what, bool holdsSecret, Func<CancellationToken, Task<T>> remove)
        where T : class
    {
        lock (_steps)
        {
            _steps.Push(new UndoStep(
                what, holdsSecret, () => run.Finishing.Calls.RemovalAsync(remove, justMade: true)));
        }
    }

    /// <summary>Notes that something of an existing user was changed.</summary>
    /// <param name="what">What, such as <c>the new path of 'alice'</c>.</param>
    /// <param name="restore">Sets what was before.</param>
    public void AddChange(string what, Func<IamRun, Task> restore)
    {
        lock (_steps)
            _steps.Push(new UndoStep(what, false, () => restore(run.Finishing)));
    }
}
