using System.Management.Automation;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>Detaches managed policies from groups.</summary>
/// <remarks><para>A policy that the group does not have is as it should be, and no error. The policies themselves stay.</para></remarks>
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
    /// <inheritdoc/>
    private protected override void Process(InputRecord record) => Change(
        record.Name, "Detach", policies => policies.RemoveAsync(record.Name, Policy));
}
