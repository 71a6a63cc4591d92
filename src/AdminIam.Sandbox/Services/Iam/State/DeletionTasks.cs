using System.Diagnostics.CodeAnalysis;

namespace AdminIam.Sandbox.Services.Iam.State;

/// <summary>The latest deletions of service-linked roles.</summary>
internal sealed class DeletionTasks
{
    private const int Remembered = 1000;
    private static readonly TimeSpan Duration = TimeSpan.FromMilliseconds(500);
    private readonly Dictionary<string, DeletionTask> _tasks = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();
    private readonly List<DeletionTask> _pending = [];

    /// <summary>Starts the deletion of a role, or returns the one that is pending.</summary>
    public DeletionTask Start(Role role, DateTime now)
    {
        if (_pending.Find(task => task.Role == role) is { } earlier)
            return earlier;
        var task = new DeletionTask(
            $"task{role.Path}{role.Name}/{Guid.NewGuid()}",
            role,
            now + Duration,
            new Dictionary<string, List<string>>(role.UsedResources));
        _pending.Add(task);
        _tasks.Add(task.Id, task);
        _order.Enqueue(task.Id);
        if (_order.Count > Remembered)
            _tasks.Remove(_order.Dequeue());
        return task;
    }

    public bool TryFind(string id, [NotNullWhen(true)] out DeletionTask? task) => _tasks.TryGetValue(id, out task);

    /// <summary>Whether a pending task will delete a role.</summary>
    public bool IsDeleting(Role role) => _pending.Exists(task => task.Role == role && !task.Fails);

    /// <summary>Ends the tasks that are due.</summary>
    /// <returns>The roles that are deleted by now.</returns>
    public IReadOnlyList<Role> Complete(DateTime now)
    {
        if (_pending.Count == 0)
            return [];
        var done = _pending.FindAll(task => task.Due <= now);
        _pending.RemoveAll(done.Contains);
        return [.. done.Where(task => !task.Fails).Select(task => task.Role)];
    }
}
