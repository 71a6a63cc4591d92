using AdminIam.Engine.Aws.Calls;

namespace AdminIam.Engine.IdentityCenter.Assignments;

/// <summary>Reads the assignments of many accounts and permission sets, several at once, in the order of the
/// pairs.</summary>
/// <param name="reader">Reads the assignments of one pair.</param>
/// <param name="pairs">The pairs, which are requested as needed.</param>
internal sealed class AssignmentScan(AssignmentReader reader, Pages<AssignmentPair> pairs)
{
    // At 18 calls a second, responses may take half a second each.
    private const int AtOnce = 10;
    private readonly Queue<Task<List<Assignment>>> _reading = new();
    private readonly Queue<AssignmentPair> _next = new();
    private bool _ended;

    /// <summary>Returns the assignments, one page for each pair.</summary>
    public Pages<Assignment> Read() => new(async _ =>
    {
        await StartAsync().ConfigureAwait(false);
        if (_reading.Count == 0)
            return ([], null);
        var assignments = await _reading.Dequeue().ConfigureAwait(false);
        return (assignments, nameof(_reading));
    });

    private async Task StartAsync()
    {
        while (_reading.Count < AtOnce)
        {
            if (_next.Count > 0)
            {
                _reading.Enqueue(reader.OfPair(_next.Dequeue()).ToListAsync());
                continue;
            }

            if (_ended)
                return;
            var page = await pairs.NextAsync().ConfigureAwait(false);
            _ended = page is null;
            foreach (var pair in page ?? [])
                _next.Enqueue(pair);
        }
    }
}
