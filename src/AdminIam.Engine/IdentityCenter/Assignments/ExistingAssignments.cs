namespace AdminIam.Engine.IdentityCenter.Assignments;

/// <summary>The assignments that exist in accounts with permission sets. Each account with a set is read once, also
/// for several concurrent records.</summary>
public sealed class ExistingAssignments(IdentityCenterRun run)
{
    // One account with one set usually has few assignments.
    private const int MostPairs = 1000;
    private readonly AssignmentReader _reader = new(run);
    private readonly object _lock = new();
    private readonly Dictionary<AssignmentPair, Task<HashSet<Assignment>>> _read = [];

    /// <summary>Returns the assignments of an account with a permission set.</summary>
    public Task<HashSet<Assignment>> OfAsync(AssignmentPair pair)
    {
        lock (_lock)
        {
            if (_read.TryGetValue(pair, out var known) && !known.IsFaulted && !known.IsCanceled)
                return known;
            if (_read.Count >= MostPairs)
                _read.Clear();
            return _read[pair] = ReadAsync(pair);
        }
    }

    private async Task<HashSet<Assignment>> ReadAsync(AssignmentPair pair) =>
        [.. await _reader.OfPair(pair).ToListAsync().ConfigureAwait(false)];
}
