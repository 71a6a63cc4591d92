namespace AdminIam.Engine.IdentityCenter.Assignments;

/// <summary>Deletes assignments, many at once within the limits of AWS.</summary>
public sealed class AssignmentRemover(IdentityCenterRun run)
{
    private readonly RequestWaiter _waiter = new(run, new DeletionRequests(run));
    private readonly AssignmentReader _reader = new(run);

    /// <summary>Deletes an assignment, and waits until the access is removed. One that does not exist is no
    /// error.</summary>
    /// <returns>The result. It is in progress if AWS does not complete it within ten minutes, or if the run is
    /// stopped.</returns>
    public async Task<AssignmentResult> RemoveAsync(Assignment assignment)
    {
        var result = AssignmentResult.Of(
            assignment, await _waiter.RunAsync(assignment, isAwaited: true).ConfigureAwait(false));
        // The request fails as well if there was nothing to delete.
        return result is { IsDone: false, IsInProgress: false }
            && !await _reader.ExistsAsync(assignment).ConfigureAwait(false)
                ? AssignmentResult.Done(assignment)
                : result;
    }

    /// <summary>Deletes assignments, and waits until all are deleted.</summary>
    /// <param name="assignments">The assignments, for example those of a user who is to be deleted.</param>
    /// <param name="describe">Returns the text for an assignment in an error, such as <c>the assignment of 'Admin' to
    /// the user 'alice' in the account 111122223333</c>.</param>
    /// <exception cref="Common.Errors.AdminException"><c>AssignmentFailed</c> or <c>AssignmentInProgress</c>: an
    /// assignment could not be deleted. The others were.</exception>
    public async Task RemoveAllAsync(IEnumerable<Assignment> assignments, Func<Assignment, string> describe)
    {
        var results = await Task.WhenAll(assignments.Select(RemoveAsync)).ConfigureAwait(false);
        foreach (var result in results)
        {
            if (AssignmentFailure.Of(result, describe(result.Assignment)) is { } failure)
                throw failure;
        }
    }
}
