using System.Management.Automation;
using AdminIam.Engine.Iam.Safety;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>Detaches managed policies from groups.</summary>
/// <remarks><para>A policy that the group does not have is as it should be, and no error. The policies themselves stay.</para>
/// <para>What would take your own administrator access away, or that of the last administrator who can still sign in, is refused
/// without -Force.</para></remarks>
/// <example>
/// <summary>Take a policy from a group</summary>
/// <code>Remove-AdminGroupPolicy Administrators AdministratorAccess -Confirm:$false</code>
/// <para>The members lose its permissions.</para>
/// </example>
/// <example>
/// <summary>Take all managed policies from groups</summary>
/// <code>Get-AdminGroup Test* | Remove-AdminGroupPolicy -WhatIf</code>
/// <para>Groups carry their policies, so these need not be named.</para>
/// </example>
[Cmdlet(
    VerbsCommon.Remove, "AdminGroupPolicy", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High,
    DefaultParameterSetName = ParameterSets.Name)]
[OutputType(typeof(AdminGroup))]
public sealed class RemoveAdminGroupPolicyCommand : GroupPolicyCmdlet
{
    private RemovalGuard? _guard;

    /// <summary>Detach even what you or the last administrator have the power by.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        var guard = _guard ??= new RemovalGuard(this, Force);
        var loss = PowerLoss.OfGroupPolicies(record.Name, Policy);
        if (!guard.Admit(record.Name, "Detaching the policies of this group", loss, MyInvocation.ExpectingInput))
            return;
        Change(
            record.Name, "Detach", policies => policies.RemoveAsync(record.Name, Policy),
            (target, action) => guard.Confirm(target, action, loss));
    }
}
