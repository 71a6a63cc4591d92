using System.Management.Automation;
using AdminIam.Engine.Iam.Safety;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Detaches managed policies from groups.</summary>
/// <remarks><para>This command is idempotent: a policy that is not attached is not an error. The policies themselves
/// are not deleted.</para>
/// <para>A change that would remove administrator access from you, or from the last administrator who can still sign
/// in, requires -Force.</para></remarks>
/// <example>
/// <summary>Detach a policy from a group</summary>
/// <code>Remove-AdminGroupPolicy Auditors ViewOnlyAccess -Confirm:$false</code>
/// <para>The members of the group lose the permissions of the policy.</para>
/// </example>
/// <example>
/// <summary>Detach all managed policies from groups</summary>
/// <code>Get-AdminGroup Test* | Remove-AdminGroupPolicy -WhatIf</code>
/// <para>Group objects contain their policies, so that -Policy is not needed.</para>
/// </example>
/// <example>
/// <summary>Detach one policy from all groups that have it</summary>
/// <code>Get-AdminGroup | Where-Object Policy -Contains PowerUserAccess |
///     Remove-AdminGroupPolicy -Policy PowerUserAccess -WhatIf</code>
/// <para>-Policy takes precedence over the policies of the group objects.</para>
/// </example>
/// <seealso cref="GetAdminPolicyCommand"/>
[Cmdlet(
    VerbsCommon.Remove, "AdminGroupPolicy", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High,
    DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "Remove-AdminGroupPolicy.md")]
[OutputType(typeof(AdminGroup))]
[RequiresActions("iam:DetachGroupPolicy")]
[RequiresActions("iam:GetPolicy", "iam:ListPolicies", When = "for policies that are not attached")]
[RequiresActions("iam:ListGroups", When = "to suggest names", Otherwise = "no similar names are suggested")]
[RequiresActions("iam:GetAccountAuthorizationDetails", When = "without -Force")]
[RequiresActions("iam:ListAccessKeys", "iam:GetLoginProfile", When = "without -Force, if administrators are affected")]
public sealed class RemoveAdminGroupPolicyCommand : GroupPolicyCmdlet
{
    private RemovalGuard<PowerLoss>? _guard;

    /// <summary>Detaches the policy even if you or the last administrator lose administrator access.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        var guard = _guard ??= RemovalGuards.OfAccount(this, Force);
        var loss = PowerLoss.OfGroupPolicies(record.Name, Policy);
        if (!guard.Admit(record.Name, "Detaching the policies of this group", loss, MyInvocation.ExpectingInput))
            return;
        Change(
            record.Name, "Detach", policies => policies.RemoveAsync(record.Name, Policy),
            (target, action) => guard.Confirm(target, action, loss));
    }
}
