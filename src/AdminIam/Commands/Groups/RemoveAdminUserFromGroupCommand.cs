using System.Management.Automation;
using AdminIam.Engine.Iam.Safety;

namespace AdminIam.Commands;

/// <summary>Takes users out of groups.</summary>
/// <remarks><para>A user who is not in the group is as it should be, and no error.</para>
/// <para>What would take your own administrator access away, or that of the last administrator who can still sign in, is refused
/// without -Force. Where a pattern or a pipeline gives the users, you are left out with a warning.</para></remarks>
/// <example>
/// <summary>Take a user out of a group</summary>
/// <code>Remove-AdminUserFromGroup alice Administrators -Confirm:$false</code>
/// <para>Alice loses the permissions of Administrators.</para>
/// </example>
/// <example>
/// <summary>Empty a group</summary>
/// <code>Get-AdminGroupMember Administrators | Remove-AdminUserFromGroup -WhatIf</code>
/// <para>Members carry the group they were found in, so its name need not be repeated.</para>
/// </example>
[Cmdlet(
    VerbsCommon.Remove, "AdminUserFromGroup", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High,
    DefaultParameterSetName = ParameterSets.Name)]
[OutputType(typeof(AdminUser))]
public sealed class RemoveAdminUserFromGroupCommand : GroupMembershipCmdlet
{
    private RemovalGuard? _guard;

    /// <summary>Take even yourself and the last administrator out of the groups.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override void ProcessUser(string userName)
    {
        var guard = _guard ??= new RemovalGuard(this, Force);
        var loss = PowerLoss.OfMemberships(userName, GroupName);
        if (guard.Admit(userName, "Taking this user out of the group", loss, IsSelected))
        {
            Change(
                userName, "Remove from group", (memberships, name, groups) => memberships.RemoveAsync(name, groups),
                (target, action) => guard.Confirm(target, action, loss));
        }
    }
}
