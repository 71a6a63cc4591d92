using System.Management.Automation;
using AdminIam.Engine.Common;
using AdminIam.Engine.Iam.Locks;

namespace AdminIam.Commands;

/// <summary>Gives users back exactly what Lock-AdminUser took from them.</summary>
/// <remarks>
/// <para>What the inline policy AdminIamLock lists is switched on again, where it is still there and inactive, and then that policy
/// is deleted. AWSDenyAll is detached where tags of the lock say that the lock attached it. A user who is not locked is left as is, with
/// the outcome Unchanged. -WhatIf and -Confirm say what is given back.</para>
/// <para>A policy AdminIamLock that is not exactly as Lock-AdminUser writes it is not relied on: the error LockUnreadable says
/// so, and nothing is changed.</para>
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
[Cmdlet(
    VerbsCommon.Unlock, "AdminUser", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium,
    DefaultParameterSetName = ParameterSets.Name)]
[OutputType(typeof(AdminUser))]
public sealed class UnlockAdminUserCommand : UserCmdlet
{
    private UserUnlocker? _unlocker;

    /// <summary>Keep sessions that were issued until now from working again.</summary>
    [Parameter]
    public SwitchParameter RevokeSession { get; set; }

    /// <inheritdoc/>
    private protected override void ProcessUser(string userName)
    {
        var (unlocker, revoke) = (_unlocker ??= new UserUnlocker(Iam, Stop), (bool)RevokeSession);
        // What is given back costs calls to find out, so it is said only where somebody reads it.
        var action = "Give back what the lock took";
        if (Questions.AreShown(this, ConfirmImpact.Medium))
        {
            if (!TryAwait(userName, () => unlocker.PlanAsync(userName), out var plan))
                return;
            action = plan.Describe(revoke);
        }

        if (ShouldProcess(userName, action))
            Submit(userName, () => unlocker.UnlockAsync(userName, revoke), Write);
        else
            WriteObject(new AdminUser(userName, Outcome.WhatIf));
    }

    private void Write(LockedUser unlocked)
    {
        // The user first: a warning may end the pipeline.
        WriteObject(new AdminUser(unlocked));
        foreach (var note in unlocked.Notes)
            WriteVerbose(note);
        foreach (var warning in unlocked.Warnings)
            WriteWarning(warning);
    }
}
