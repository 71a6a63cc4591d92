using AdminIam.Engine.Aws.Calls;

namespace AdminIam.Engine.IdentityCenter.Assignments;

/// <summary>The assignments that exist, read once, also for several concurrent records.</summary>
/// <remarks>
/// A question about one assignment reads an account with a permission set, which usually has few assignments. Where a
/// user or group is asked about in several accounts or with several permission sets, its assignments are read instead,
/// many at once.
/// </remarks>
public sealed class ExistingAssignments(IdentityCenterRun run)
{
    private const int MostPairs = 1000;
    private const int MostPrincipals = 100;
    private const int PairsBeforePrincipal = 4;
    private readonly AssignmentReader _reader = new(run);
    private readonly object _lock = new();
    private readonly Dictionary<AssignmentPair, Task<HashSet<Assignment>>> _pairs = [];
    private readonly Dictionary<string, Task<HashSet<Assignment>>> _principals = [];
    private readonly Dictionary<string, int> _pairsRead = [];

    /// <summary>Returns the assignments of an account with a permission set.</summary>
    public Task<HashSet<Assignment>> OfAsync(AssignmentPair pair)
    {
        lock (_lock)
            return Once(_pairs, MostPairs, pair, () => _reader.OfPair(pair));
    }

    /// <summary>Returns whether an assignment exists.</summary>
    public async Task<bool> ContainsAsync(Assignment assignment) =>
        (await AroundAsync(assignment).ConfigureAwait(false)).Contains(assignment);

    // Reads several assignments, of which it is one if it exists.
    private Task<HashSet<Assignment>> AroundAsync(Assignment assignment)
    {
        var (pair, principal) = (assignment.Pair, assignment.PrincipalId);
        lock (_lock)
        {
            if (!IsKnown(_pairs, pair))
            {
                _pairsRead.TryGetValue(principal, out var pairsRead);
                if (pairsRead == PairsBeforePrincipal)
                {
                    return Once(
                        _principals, MostPrincipals, principal,
                        () => _reader.OfPrincipal(assignment.PrincipalType, principal));
                }

                _pairsRead[principal] = pairsRead + 1;
            }

            return OfAsync(pair);
        }
    }

    private static bool IsKnown<T>(Dictionary<T, Task<HashSet<Assignment>>> known, T key)
        where T : notnull => known.TryGetValue(key, out var read) && !read.IsFaulted && !read.IsCanceled;

    private static Task<HashSet<Assignment>> Once<T>(
        Dictionary<T, Task<HashSet<Assignment>>> known, int most, T key, Func<Pages<Assignment>> read)
        where T : notnull
    {
        if (IsKnown(known, key))
            return known[key];
        if (known.Count >= most)
            known.Clear();
        return known[key] = ReadAsync(read());
    }

    private static async Task<HashSet<Assignment>> ReadAsync(Pages<Assignment> pages) =>
        [.. await pages.ToListAsync().ConfigureAwait(false)];
}
