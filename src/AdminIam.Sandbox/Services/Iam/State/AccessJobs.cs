using System.Diagnostics.CodeAnalysis;

namespace AdminIam.Sandbox.Services.Iam.State;

/// <summary>The latest reports of last accesses. They are lost when the sandbox stops.</summary>
internal sealed class AccessJobs
{
    private const int Remembered = 1000;
    private readonly Dictionary<string, AccessJob> _jobs = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    public void Add(AccessJob job)
    {
        _jobs.Add(job.Id, job);
        _order.Enqueue(job.Id);
        if (_order.Count > Remembered)
            _jobs.Remove(_order.Dequeue());
    }

    public bool TryFind(string id, [NotNullWhen(true)] out AccessJob? job) => _jobs.TryGetValue(id, out job);
}
