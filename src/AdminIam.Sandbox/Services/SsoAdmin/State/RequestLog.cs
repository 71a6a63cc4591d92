using System.Diagnostics.CodeAnalysis;

namespace AdminIam.Sandbox.Services.SsoAdmin.State;

/// <summary>The requests that are not completed, and the latest of those that are.</summary>
internal sealed class RequestLog(List<CenterRequest> saved)
{
    private const int Remembered = 2000;
    private readonly List<CenterRequest> _all = saved;
    private readonly List<CenterRequest> _pending = saved.FindAll(request => request.IsPending);

    public IReadOnlyList<CenterRequest> All => _all;

    public IReadOnlyList<CenterRequest> Pending => _pending;

    public void Add(CenterRequest request)
    {
        _all.Add(request);
        _pending.Add(request);
        if (_all.Count > Remembered && _all.Find(one => !one.IsPending) is { } oldest)
            _all.Remove(oldest);
    }

    public bool TryFind(string id, string kind, [NotNullWhen(true)] out CenterRequest? request)
    {
        request = _all.Find(one => one.Id == id && one.Kind == kind);
        return request is not null;
    }

    /// <summary>Takes the requests that are due from the pending ones.</summary>
    public IReadOnlyList<CenterRequest> TakeDue(DateTime now)
    {
        if (_pending.Count == 0)
            return [];
        var due = _pending.FindAll(request => request.Due <= now);
        if (due.Count > 0)
            _pending.RemoveAll(request => request.Due <= now);
        return due;
    }
}
