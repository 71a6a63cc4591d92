using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.IdentityCenter.PermissionSets;

namespace AdminIam.Engine.IdentityCenter.Assignments;

/// <summary>Lists assignments by what is asked for.</summary>
public sealed class AssignmentLists(IdentityCenterRun run, PermissionSetIndex sets)
{
    private readonly AssignmentReader _reader = new(run);

    /// <summary>Returns the assignments of accounts with permission sets. The assignments of one account with one set
    /// are one page, as they are read.</summary>
    public async Task<Pages<Assignment>> OfAllAsync(AssignmentFilter filter) => _reader.OfPairs(
        filter.Pairs(_reader, await sets.ListAsync().ConfigureAwait(false)));

    /// <summary>Returns the assignments of a user or group itself.</summary>
    /// <param name="principalType"><see cref="Assignment.User"/> or <see cref="Assignment.Group"/>.</param>
    /// <param name="principalId">The ID.</param>
    /// <param name="filter">The accounts and permission sets.</param>
    public Pages<Assignment> OfPrincipal(string principalType, string principalId, AssignmentFilter filter) =>
        AccessOf(principalType, principalId, filter)
            .Where(one => one.PrincipalType == principalType && one.PrincipalId == principalId);

    /// <summary>Returns the assignments that give access to a user, including those of the user's groups, or to a
    /// group.</summary>
    /// <param name="principalType"><see cref="Assignment.User"/> or <see cref="Assignment.Group"/>.</param>
    /// <param name="principalId">The ID.</param>
    /// <param name="filter">The accounts and permission sets.</param>
    public Pages<Assignment> AccessOf(string principalType, string principalId, AssignmentFilter filter) =>
        _reader.AccessOf(principalType, principalId, filter.SingleAccountId).Where(filter.Includes);
}
