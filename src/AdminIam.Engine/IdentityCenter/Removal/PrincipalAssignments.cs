using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.IdentityCenter.Assignments;
using AdminIam.Engine.IdentityCenter.PermissionSets;

namespace AdminIam.Engine.IdentityCenter.Removal;

/// <summary>Reads and removes the assignments of a user or group itself.</summary>
/// <param name="run">The run.</param>
public sealed class PrincipalAssignments(IdentityCenterRun run)
{
    // Another administrator may assign something at the same time.
    private const int Attempts = 3;

    private readonly AssignmentReader _reader = new(run);
    private readonly AssignmentRemover _remover = new(run);
    private readonly PermissionSetIndex _sets = new(run);
    private readonly Lazy<Task<bool>> _hasSets = new(async () =>
        await new IdentityCenterReader(run).IsOrganizationInstanceAsync().ConfigureAwait(false) != false);

    /// <summary>Returns the assignments, ordered by account and permission set.</summary>
    /// <param name="principalType"><see cref="Assignment.User"/> or <see cref="Assignment.Group"/>.</param>
    /// <param name="principalId">The ID of the user or group.</param>
    public async Task<IReadOnlyList<PrincipalAssignment>> ReadAsync(string principalType, string principalId)
    {
        // An account instance has no permission sets.
        if (!await _hasSets.Value.ConfigureAwait(false))
            return [];
        var assignments = await _reader.OfPrincipal(principalType, principalId).ToListAsync().ConfigureAwait(false);
        var named = await Task.WhenAll(assignments.Select(async one => new PrincipalAssignment(
            one, await _sets.ReadNameAsync(one.PermissionSetArn).ConfigureAwait(false)))).ConfigureAwait(false);
        return
        [
            .. named.OrderBy(one => one.Assignment.AccountId, StringComparer.Ordinal)
                .ThenBy(one => one.PermissionSetName, StringComparer.OrdinalIgnoreCase),
        ];
    }

    /// <summary>Deletes assignments, and waits until AWS has deleted them.</summary>
    /// <param name="assignments">The assignments.</param>
    /// <param name="principal">The user or group in errors, such as <c>the group 'Ops'</c>.</param>
    /// <exception cref="AdminException"><c>AssignmentFailed</c> or <c>AssignmentInProgress</c>.</exception>
    public Task RemoveAsync(IReadOnlyCollection<PrincipalAssignment> assignments, string principal)
    {
        var names = assignments.ToDictionary(one => one.Assignment);
        return _remover.RemoveAllAsync(
            names.Keys, assignment => $"the deletion of the assignment of {principal}: {names[assignment]}");
    }

    /// <summary>Deletes all assignments, those that were created at the same time as well.</summary>
    /// <param name="known">The assignments that were read.</param>
    /// <param name="principalType"><see cref="Assignment.User"/> or <see cref="Assignment.Group"/>.</param>
    /// <param name="principalId">The ID of the user or group.</param>
    /// <param name="principal">The user or group in errors, such as <c>the group 'Ops'</c>.</param>
    public async Task RemoveAllAsync(
        IReadOnlyCollection<PrincipalAssignment> known, string principalType, string principalId, string principal)
    {
        var removed = new HashSet<Assignment>();
        for (var attempt = 0; known.Count > 0 && attempt < Attempts; attempt++)
        {
            await RemoveAsync(known, principal).ConfigureAwait(false);
            removed.UnionWith(known.Select(one => one.Assignment));
            // The list of AWS can show for a while what is deleted.
            var listed = await ReadAsync(principalType, principalId).ConfigureAwait(false);
            known = [.. listed.Where(one => !removed.Contains(one.Assignment))];
        }

        if (known.Count > 0)
        {
            throw new AdminException(
                "AssignmentFailed", ErrorKind.InvalidOperation, principalId,
                $"The assignments of {principal} return: {string.Join(", ", known)}.",
                "Others create assignments at the same time. Run the command again later.");
        }
    }
}
