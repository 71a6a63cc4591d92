using AdminIam.Engine.Common.Names;
using AdminIam.Engine.IdentityCenter.Assignments;
using AdminIam.Engine.IdentityCenter.Directory;
using AdminIam.Engine.IdentityCenter.PermissionSets;
using Amazon.SSOAdmin.Model;

namespace AdminIam.Engine.IdentityCenter.Removal;

/// <summary>Deletes permission sets with their assignments, in the order that AWS requires: the assignments in all
/// accounts, each awaited, and then the permission set.</summary>
public sealed class PermissionSetRemover(IdentityCenterRun run)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private readonly AssignmentReader _assignments = new(run);
    private readonly AssignmentRemover _remover = new(run);
    private readonly UserFinder _users = new(run);
    private readonly GroupFinder _groups = new(run);
    private readonly DelegatedAdministrator _delegated = new(run);

    /// <summary>Returns the steps that precede the deletion, for prompts.</summary>
    /// <param name="set">The permission set.</param>
    public async Task<IReadOnlyList<string>> DescribeAsync(PermissionSetName set)
    {
        var assignments = await _assignments.OfPermissionSet(set.Arn).ToListAsync().ConfigureAwait(false);
        if (assignments.Count == 0)
            return [];
        var texts = new List<string>();
        foreach (var assignment in assignments.Take(NameListText.MostNames))
            texts.Add(await DescribeAsync(assignment).ConfigureAwait(false));
        texts.AddRange(assignments.Skip(NameListText.MostNames).Select(assignment => assignment.PrincipalId));
        return [$"delete {CountText.Of(assignments.Count, "assignment")}: {NameListText.Of(texts)}"];
    }

    /// <summary>Deletes a permission set and its assignments.</summary>
    /// <param name="set">The permission set.</param>
    /// <returns>The name.</returns>
    public Task<string> RemoveAsync(PermissionSetName set) => _delegated.ExplainAsync(set.Name, set.Arn, async () =>
    {
        var start = run.AdminCalls.Time.GetTimestamp();
        var removed = new HashSet<Assignment>();
        while (!await TryRemoveAsync(set, removed, () => run.AdminCalls.Time.GetElapsedTime(start) < Patience)
            .ConfigureAwait(false))
        {
            await run.AdminCalls.WaitAsync(Pause).ConfigureAwait(false);
        }

        return set.Name;
    });

    private async Task<bool> TryRemoveAsync(PermissionSetName set, HashSet<Assignment> removed, Func<bool> mayRetry)
    {
        // The list of AWS can show for a while what is deleted.
        var assignments = (await _assignments.OfPermissionSet(set.Arn).ToListAsync().ConfigureAwait(false))
            .FindAll(one => !removed.Contains(one));
        await _remover.RemoveAllAsync(
            assignments,
            one => $"the deletion of the assignment of '{set.Name}' to the "
                + $"{one.PrincipalType.ToLowerInvariant()} {one.PrincipalId} in the account {one.AccountId}")
            .ConfigureAwait(false);
        removed.UnionWith(assignments);
        try
        {
            await run.AdminCalls.RemovalAsync(token => run.Admin.DeletePermissionSetAsync(
                new DeletePermissionSetRequest
                {
                    InstanceArn = run.Session.Instance.InstanceArn, PermissionSetArn = set.Arn,
                },
                token)).ConfigureAwait(false);
            return true;
        }
        catch (ConflictException) when (mayRetry())
        {
            // Someone assigns it at this moment, or AWS has not completed the deletion of an assignment.
            return false;
        }
    }

    private async Task<string> DescribeAsync(Assignment assignment)
    {
        var (noun, name) = assignment.PrincipalType == Assignment.User
            ? ("user", (await _users.DescribeAsync(assignment.PrincipalId).ConfigureAwait(false))?.UserName)
            : ("group", (await _groups.DescribeAsync(assignment.PrincipalId).ConfigureAwait(false))?.GroupName);
        return $"{noun} {name ?? assignment.PrincipalId} in {assignment.AccountId}";
    }
}
