namespace AdminIam.Engine.IdentityCenter.Assignments;

/// <summary>Creates assignments, many at once within the limits of AWS.</summary>
public sealed class AssignmentCreator(IdentityCenterRun run) : IDisposable
{
    private readonly RequestWaiter _waiter = new(run, new CreationRequests(run));

    /// <summary>Creates an assignment. One that exists is no error, but costs a request.</summary>
    /// <param name="isAwaited">Whether to wait until AWS has created the role in the account.</param>
    /// <returns>The result. It is in progress if it is not awaited, if AWS does not complete it within ten minutes, or
    /// if the run is stopped.</returns>
    public async Task<AssignmentResult> CreateAsync(Assignment assignment, bool isAwaited) => AssignmentResult.Of(
        assignment, await _waiter.RunAsync(assignment, isAwaited).ConfigureAwait(false));

    /// <summary>Frees the places of the requests that are not awaited. AWS completes them nevertheless.</summary>
    public void Dispose() => _waiter.Abandon();
}
