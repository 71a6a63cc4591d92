using System.Management.Automation;
using AdminIam.Engine.Locks;

namespace AdminIam.Commands;

/// <summary>Gives users back exactly what Lock-AdminUser took from them.</summary>
/// <remarks>
/// <para>What the inline policy AdminIamLock lists is switched on again, and then that policy is deleted. A user who is not
/// locked is left as is, with the outcome Unchanged.</para>
/// <para>Sessions issued before the lock come back to life with the user, unless they have ended meanwhile (36 hours at
/// most). -RevokeSession keeps them dead by an inline policy AWSRevokeOlderSessions, which can be deleted then.</para>
/// </remarks>
/// <example>
/// <summary>Unlock one user</summary>
/// <code>Unlock-AdminUser alice</code>
/// <para>alice can do again what she could do before.</para>
/// </example>
/// <example>
/// <summary>Unlock everybody, but not their old sessions</summary>
/// <code>Get-AdminUser | Unlock-AdminUser -RevokeSession</code>
/// <para>Users who are not locked are left alone.</para>
/// </example>
[Cmdlet(VerbsCommon.Unlock, "AdminUser", SupportsShouldProcess = true, DefaultParameterSetName = ParameterSets.Name)]
[OutputType(typeof(AdminUser))]
public sealed class UnlockAdminUserCommand : UserCmdlet
{
    private UserLocker? _locker;

    /// <summary>Keep sessions that were issued until now from working again.</summary>
    [Parameter]
    public SwitchParameter RevokeSession { get; set; }

    /// <inheritdoc/>
    private protected override void ProcessUser(string userName)
    {
        bool revoke = RevokeSession;
        if (!ShouldProcess(userName, "Give back what the lock took"))
        {
            WriteObject(new AdminUser(userName, WhatIfOutcome.Text));
            return;
        }

        _locker ??= new UserLocker(Iam, Stop, new LockOptions());
        Submit(userName, () => _locker.UnlockAsync(userName, revoke), Write);
    }

    private void Write(LockedUser unlocked)
    {
        // The user first: a warning may end the pipeline.
        WriteObject(new AdminUser(unlocked));
        foreach (var note in unlocked.Notes)
            WriteWarning(note);
    }
}
