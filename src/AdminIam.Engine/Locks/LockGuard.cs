using AdminIam.Engine.Accounts;
using AdminIam.Engine.Calls;
using AdminIam.Engine.Errors;
using AdminIam.Engine.Sessions;

namespace AdminIam.Engine.Locks;

/// <summary>Refuses to lock out the caller and the last administrator.</summary>
/// <remarks>
/// An administrator is a user whom AdministratorAccess or a policy like it lets do everything, directly or by a group,
/// without a permissions boundary. Who cannot be seen to be one does not count.
/// </remarks>
internal sealed class LockGuard
{
    private readonly IamSession _session;
    private readonly StopSignal _stop;
    private readonly bool _callerStays;
    private HashSet<string>? _administrators;

    public LockGuard(IamSession session, StopSignal stop, LockOptions options)
    {
        _session = session;
        _stop = stop;
        // Root and roles are not users, so locking every user leaves them in.
        _callerStays = options.Everybody && session.Identity.UserName is null;
    }

    /// <summary>Lets a user be locked, or refuses.</summary>
    /// <param name="userName">The user.</param>
    public async Task AdmitAsync(string userName)
    {
        if (string.Equals(_session.Identity.UserName, userName, StringComparison.OrdinalIgnoreCase))
        {
            throw new AdminException(
                "CallerLockout", ErrorKind.InvalidOperation, userName,
                $"'{userName}' is you: a lock would end this session, and you could not undo it.",
                "Lock this user with other credentials, or use -Force.");
        }

        if (_callerStays)
            return;
        _administrators ??= await AdministratorsAsync().ConfigureAwait(false);
        if (!_administrators.Contains(userName))
            return;
        if (_administrators.Count == 1)
        {
            throw new AdminException(
                "LastAdministrator", ErrorKind.InvalidOperation, userName,
                $"'{userName}' is the last user with full administrator access who is not locked.",
                "Make another administrator first, or use -Force.");
        }

        _administrators.Remove(userName);
    }

    private async Task<HashSet<string>> AdministratorsAsync()
    {
        var answers = await AuthorizationDetails.Read(_session, _stop, "User", "Group", "LocalManagedPolicy")
            .ToListAsync().ConfigureAwait(false);
        var administrators = new PolicyHolders(
            answers, [_session.Partition.ManagedPolicyArn("AdministratorAccess")], document => document.AllowsEverything());
        return new HashSet<string>(
            answers.SelectMany(answer => answer.UserDetailList ?? [])
                .Where(user => user.PermissionsBoundary is null
                    && !(user.UserPolicyList ?? []).Exists(policy => policy.PolicyName == LockPolicy.Name)
                    && administrators.Includes(user))
                .Select(user => user.UserName),
            StringComparer.OrdinalIgnoreCase);
    }
}
