using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.IdentityCenter.PermissionSets;
using Amazon.SSOAdmin.Model;

namespace AdminIam.Engine.IdentityCenter.Assignments;

/// <summary>Reads assignments.</summary>
public sealed class AssignmentReader(IdentityCenterRun run)
{
    private const int PageSize = 100;
    private readonly PermissionSetReader _sets = new(run);

    private string Instance => run.Session.Instance.InstanceArn;

    /// <summary>Returns the assignments of an account with a permission set.</summary>
    /// <returns>The assignments; none if the permission set does not exist any more.</returns>
    public Pages<Assignment> OfPair(AssignmentPair pair) => Read(
        new ListAccountAssignmentsRequest
        {
            InstanceArn = Instance,
            AccountId = pair.AccountId,
            PermissionSetArn = pair.PermissionSetArn,
            MaxResults = PageSize,
        },
        run.Admin.ListAccountAssignmentsAsync,
        answer => answer.AccountAssignments?.Select(one => new Assignment(
            one.AccountId, one.PermissionSetArn, one.PrincipalType.Value, one.PrincipalId)));

    /// <summary>Returns the assignments that give access to a user, including those of the user's groups, or to a
    /// group.</summary>
    /// <param name="principalType"><see cref="Assignment.User"/> or <see cref="Assignment.Group"/>.</param>
    /// <param name="principalId">The ID of the user or group.</param>
    /// <param name="accountId">The only account; <see langword="null"/> for all.</param>
    public Pages<Assignment> AccessOf(string principalType, string principalId, string? accountId = null) => Read(
        new ListAccountAssignmentsForPrincipalRequest
        {
            InstanceArn = Instance,
            PrincipalType = principalType,
            PrincipalId = principalId,
            Filter = accountId is null ? null : new ListAccountAssignmentsFilter { AccountId = accountId },
            MaxResults = PageSize,
        },
        run.Admin.ListAccountAssignmentsForPrincipalAsync,
        answer => answer.AccountAssignments?.Select(one => new Assignment(
            one.AccountId, one.PermissionSetArn, one.PrincipalType.Value, one.PrincipalId)));

    /// <summary>Returns the assignments of a user or group itself, without those of the user's groups.</summary>
    /// <param name="principalType"><see cref="Assignment.User"/> or <see cref="Assignment.Group"/>.</param>
    /// <param name="principalId">The ID of the user or group.</param>
    public Pages<Assignment> OfPrincipal(string principalType, string principalId) =>
        AccessOf(principalType, principalId)
            .Where(one => one.PrincipalType == principalType && one.PrincipalId == principalId);

    /// <summary>Returns the assignments of a permission set in all accounts, as they are read.</summary>
    public Pages<Assignment> OfPermissionSet(string permissionSetArn) => OfPairs(PairsOfSet(permissionSetArn));

    /// <summary>Returns the assignments of accounts with permission sets, as they are read. Several pairs are read at
    /// once, and only those are in memory.</summary>
    public Pages<Assignment> OfPairs(Pages<AssignmentPair> pairs) => new AssignmentScan(this, pairs).Read();

    /// <summary>Returns the accounts that have a permission set.</summary>
    /// <returns>The pairs; none if the permission set does not exist any more.</returns>
    public Pages<AssignmentPair> PairsOfSet(string permissionSetArn) => _sets.Accounts(permissionSetArn)
        .Select(account => new AssignmentPair(account, permissionSetArn)).OrNothing(run.AdminCalls.Service.IsMissing);

    /// <summary>Returns the permission sets that an account has.</summary>
    public Pages<AssignmentPair> PairsOfAccount(string accountId) => _sets.ArnsOfAccount(accountId)
        .Select(set => new AssignmentPair(accountId, set)).OrNothing(run.AdminCalls.Service.IsMissing);

    /// <summary>Returns whether an assignment exists.</summary>
    internal async Task<bool> ExistsAsync(Assignment assignment)
    {
        var pages = OfPair(assignment.Pair);
        while (await pages.NextAsync().ConfigureAwait(false) is { } page)
        {
            if (page.Contains(assignment))
                return true;
        }

        return false;
    }

    // What is gone has no assignments.
    private Pages<Assignment> Read<TRequest, TResponse>(
        TRequest request, Func<TRequest, CancellationToken, Task<TResponse>> call,
        Func<TResponse, IEnumerable<Assignment>?> items)
        where TRequest : Amazon.Runtime.AmazonWebServiceRequest
        where TResponse : Amazon.Runtime.AmazonWebServiceResponse =>
        TokenPages.Read(run.AdminCalls, request, call, items).OrNothing(run.AdminCalls.Service.IsMissing);
}
