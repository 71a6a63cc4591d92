using System.Management.Automation;
using AdminIam.Engine.Common;
using AdminIam.Engine.IdentityCenter.Locks;
using AdminIam.Engine.IdentityCenter.Safety;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Takes all access to accounts from users of IAM Identity Center, and remembers it so that
/// Unlock-AdminIdentityUser can restore it.</summary>
/// <remarks>
/// <para>No AWS operation disables a user of IAM Identity Center. This command removes the user from all groups and
/// deletes the assignments of the user, and waits until AWS has completed that. The user can still sign in to the AWS
/// access portal, but has no account there. Access to applications that is assigned to the user itself remains.</para>
/// <para>Before anything is removed, it is written to a file, which the output names. The file of an earlier lock is
/// continued: what it remembers is never lost. Keep the file until the users are unlocked.</para>
/// <para>Sessions in accounts that the user has started run on until they expire, after at most 12 hours. AWS can end
/// them only for all users of a permission set: attach to it an inline policy that denies all actions if
/// aws:TokenIssueTime is before now. 'Delete active sessions' of the user in the IAM Identity Center console ends the
/// session in the AWS access portal.</para>
/// <para>Every step is attempted even if others fail. The outcome is Locked only if nothing is left to remove;
/// otherwise it is Incomplete, and an error reports what is missing. If the command is interrupted, run it again with
/// the same file to complete the lock.</para>
/// <para>A user whose lock would remove your own way into the account of the session, or the last way into the
/// management account, is not locked without -Force. If a pattern or the pipeline selects the users, you are skipped
/// with a warning. Memberships of users or groups that an external directory owns are also removed only with -Force:
/// the directory does not receive the change, and its next synchronization may restore them.</para>
/// </remarks>
/// <example>
/// <summary>Lock one user</summary>
/// <code>Lock-AdminIdentityUser alice -Confirm:$false</code>
/// <para>The file AdminIdentityLock.json in the current location remembers the access.</para>
/// </example>
/// <example>
/// <summary>Lock the members of a group</summary>
/// <code>Get-AdminIdentityGroupMember Administrators |
///     Lock-AdminIdentityUser -Path ~/locked.json -Force -Confirm:$false</code>
/// <para>With -Force, the users are locked even if nobody can sign in any more.</para>
/// </example>
/// <example>
/// <summary>Preview a lock by pattern</summary>
/// <code>Lock-AdminIdentityUser 'a*' -WhatIf</code>
/// <para>Lists the groups and assignments of each user.</para>
/// </example>
/// <seealso cref="UnlockAdminIdentityUserCommand"/>
/// <seealso cref="RemoveAdminIdentityUserFromGroupCommand"/>
[Cmdlet(
    VerbsCommon.Lock, "AdminIdentityUser", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High,
    DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "Lock-AdminIdentityUser.md")]
[OutputType(typeof(AdminIdentityLock))]
[RequiresActions("identitystore:ListGroupMembershipsForMember", "sso:ListAccountAssignmentsForPrincipal")]
[RequiresActions(
    "identitystore:DescribeGroup", "identitystore:DeleteGroupMembership", When = "for users in groups")]
[RequiresActions(
    "sso:DescribePermissionSet", "sso:DeleteAccountAssignment", "sso:DescribeAccountAssignmentDeletionStatus",
    When = "for users with assignments of their own")]
[RequiresActions(
    "sso:ListAccountAssignmentDeletionStatus", When = "if a response is lost, or if many requests are in progress")]
[RequiresActions(
    "organizations:DescribeOrganization", Otherwise = "the instance is treated as that of an organization")]
[RequiresActions("sso:ListPermissionSetsProvisionedToAccount", When = "without -Force")]
[RequiresActions(
    "sso:ListAccountAssignments", "identitystore:ListGroupMemberships",
    When = "without -Force, if the management account has assignments")]
public sealed class LockAdminIdentityUserCommand : IdentityUserCmdlet
{
    private readonly IdentityLockFiles _files;
    private IdentityUserLocker? _locker;
    private RemovalGuard<AccessLoss>? _guard;
    private bool _isAnyLocked;

    /// <summary>Creates the command.</summary>
    public LockAdminIdentityUserCommand() => _files = new IdentityLockFiles(this);

    /// <summary>The file that remembers what is removed, as JSON that only you can read. An existing file is continued.
    /// </summary>
    /// <value>AdminIdentityLock.json</value>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>Locks the users even if you or everybody lose the way into the management account, and also removes
    /// memberships that an external directory owns.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override void ProcessUser(string user, string userName)
    {
        var locker = _locker ??= new IdentityUserLocker(Center, Force);
        if (!TryAwait(userName, () => locker.PlanAsync(user), out var access))
            return;
        var guard = _guard ??= RemovalGuards.OfCenter(this, Force);
        var (name, loss) = (access.User.UserName, AccessLoss.OfUser(access.User.UserId));
        if (!guard.Admit(name, "Locking this user", loss, IsSelected))
            return;
        if (!guard.Confirm(name, access.Describe(), loss))
            WriteObject(new AdminIdentityLock(IdentityUserLocker.Preview(access), Outcome.WhatIf, null));
        else if (_files.TryOpen(name, Path, mustExist: false, out var file))
            Submit(name, () => locker.LockAsync(access, file), result => Write(result, file.Path));
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (_isAnyLocked)
        {
            WriteWarning(
                "Sessions in accounts that the locked users have started run on until they expire, after at most 12 "
                + "hours. To end them, deny all actions if aws:TokenIssueTime is before now in an inline policy of the "
                + "permission set, which affects all of its users. 'Delete active sessions' of the user in the IAM "
                + "Identity Center console ends the session in the AWS access portal.");
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _files.Dispose();
    }

    private void Write(IdentityLockResult result, string path)
    {
        _isAnyLocked |= result.Outcome is Outcome.Locked or Outcome.Incomplete;
        WriteObject(new AdminIdentityLock(result.Lock, result.Outcome, path));
        if (result.Failure is not null)
            Fail(result.Failure, result.Lock.UserName);
    }
}
