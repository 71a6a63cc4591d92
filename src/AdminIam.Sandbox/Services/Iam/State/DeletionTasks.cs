namespace AdminIam.Sandbox.Services.Iam.State;

/// <summary>The latest deletions of service-linked roles, by task id, with the time each is done.</summary>
internal sealed class DeletionTasks
{
    private const int Remembered = 1000;
    private readonly Dictionary<string, DateTime> tasks = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();

    public void Add(string id, DateTime done)
    {
        tasks.Add(id, done);
        order.Enqueue(id);
        if (order.Count > Remembered)
            tasks.Remove(order.Dequeue());
    }

    public bool TryFind(string id, out DateTime done) => tasks.TryGetValue(id, out done);
}
