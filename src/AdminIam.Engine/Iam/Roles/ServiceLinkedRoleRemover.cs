using AdminIam.Engine.Common.Errors;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Roles;

/// <summary>Deletes service-linked roles, and waits for the task that AWS starts for each.</summary>
public sealed class ServiceLinkedRoleRemover(IamRun run)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    // AWS documents no duration. The service looks for its resources in all Regions, which takes seconds to minutes.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Deletes a role. A role that does not exist any more is not an error.</summary>
    /// <param name="role">The role.</param>
    /// <returns>The role.</returns>
    /// <exception cref="AdminException"><c>RoleInUse</c>, <c>RoleDeletionFailed</c> or
    /// <c>RoleDeletionTimeout</c>.</exception>
    public async Task<RoleRecord> RemoveAsync(RoleRecord role)
    {
        // AWS returns the task of an earlier request that is not complete, so that the request can be repeated.
        string? task = null;
        var existed = await run.Calls.RemovalAsync(async token =>
        {
            var answer = await run.Client.DeleteServiceLinkedRoleAsync(
                new DeleteServiceLinkedRoleRequest { RoleName = role.RoleName }, token).ConfigureAwait(false);
            task = answer.DeletionTaskId;
            return answer;
        }).ConfigureAwait(false);
        if (existed)
            await AwaitAsync(role, task!).ConfigureAwait(false);
        return role;
    }

    private async Task AwaitAsync(RoleRecord role, string task)
    {
        var time = run.Calls.Time;
        var (start, wait) = (time.GetTimestamp(), FirstWait);
        while (true)
        {
            var answer = await run.Calls.RepeatableAsync(
                token => run.Client.GetServiceLinkedRoleDeletionStatusAsync(
                    new GetServiceLinkedRoleDeletionStatusRequest { DeletionTaskId = task }, token),
                exists: true).ConfigureAwait(false);
            if (answer.Status == DeletionTaskStatusType.SUCCEEDED)
                return;
            if (answer.Status == DeletionTaskStatusType.FAILED)
                throw Failed(role, answer.Reason);
            if (time.GetElapsedTime(start) > Patience)
            {
                throw new AdminException(
                    "RoleDeletionTimeout", ErrorKind.Service, role.RoleName,
                    $"AWS did not finish deleting the role '{role.RoleName}' within {Patience.TotalMinutes:0} minutes. "
                    + $"The task {task} continues.",
                    "Run the same command later: it waits for the same task.");
            }

            await run.Calls.WaitAsync(wait).ConfigureAwait(false);
            wait = TimeSpan.FromTicks(Math.Min(wait.Ticks * 2, LongestWait.Ticks));
        }
    }

    private static AdminException Failed(RoleRecord role, DeletionTaskFailureReasonType? reason)
    {
        var uses = (reason?.RoleUsageList ?? [])
            .SelectMany(usage => (usage.Resources ?? []).Select(resource => $"{resource} ({usage.Region})")).ToList();
        var text = $"AWS did not delete the role '{role.RoleName}': "
            + $"{reason?.Reason?.TrimEnd('.', ' ') ?? "the service gave no reason"}.";
        return uses.Count > 0
            ? new AdminException(
                "RoleInUse", ErrorKind.InvalidOperation, role.RoleName,
                $"{text} It is used by {string.Join(", ", uses)}.",
                $"Delete these resources of {role.ServiceName} first.")
            : new AdminException(
                "RoleDeletionFailed", ErrorKind.InvalidOperation, role.RoleName, text,
                $"Delete the resources of {role.ServiceName} that use the role first; its documentation lists them.");
    }
}
