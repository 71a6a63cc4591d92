namespace AdminIam.Sandbox.Services.Iam.State;

/// <summary>The latest deletions of service-linked roles, by task id, with the time at which each is done.</summary>
internal sealed class DeletionTasks
{
    private const int Remembered = 1000;
    private readonly Dictionary<string, DateTime> _tasks = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    public void Add(string id, DateTime done)
    {
        _tasks.Add(id, done);
        _order.Enqueue(id);
        if (_order.Count > Remembered)
            _tasks.Remove(_order.Dequeue());
    }

    public bool TryFind(string id, out DateTime done) => _tasks.TryGetValue(id, out done);
}
