using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.IdentityCenter.PermissionSets;
using AdminIam.Engine.Organizations.Accounts;

namespace AdminIam.Engine.IdentityCenter.Assignments;

/// <summary>Finds the names that belong to the IDs of assignments.</summary>
/// <param name="run">The run.</param>
/// <param name="accounts">The accounts.</param>
/// <param name="sets">The permission sets.</param>
public sealed class AssignmentNames(IdentityCenterRun run, AccountSelector accounts, PermissionSetIndex sets)
{
    private readonly PrincipalNames _principals = new(run);

    /// <summary>Returns a list of assignments with their names, as it is read.</summary>
    public Pages<NamedAssignment> Add(Pages<Assignment> assignments) => assignments.SelectPages(AddAsync);

    /// <summary>Returns assignments with their names. Several users and groups are read at once.</summary>
    public async Task<IEnumerable<NamedAssignment>> AddAsync(IReadOnlyList<Assignment> assignments)
    {
        var principals = await Task.WhenAll(
            assignments.Select(one => _principals.FindAsync(one.PrincipalType, one.PrincipalId)))
            .ConfigureAwait(false);
        var named = new List<NamedAssignment>();
        for (var i = 0; i < assignments.Count; i++)
            named.Add(await AddAsync(assignments[i], principals[i]).ConfigureAwait(false));
        return named;
    }

    /// <summary>Returns an assignment with its names.</summary>
    /// <param name="assignment">The assignment.</param>
    /// <param name="principal">The user or group.</param>
    internal async Task<NamedAssignment> AddAsync(Assignment assignment, PrincipalName principal) => new(
        assignment,
        await accounts.NameOfAsync(assignment.AccountId).ConfigureAwait(false),
        await sets.NameOfAsync(assignment.PermissionSetArn).ConfigureAwait(false),
        principal);

    /// <summary>Returns the name of a user or group.</summary>
    internal Task<PrincipalName> OfPrincipalAsync(string principalType, string principalId) =>
        _principals.FindAsync(principalType, principalId);
}
