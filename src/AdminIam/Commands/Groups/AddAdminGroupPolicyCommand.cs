using System.Management.Automation;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>Attaches managed policies to groups.</summary>
/// <remarks><para>A policy that the group has already is as it should be, and no error. Policies are given by name or ARN, or come from Get-AdminPolicy.</para></remarks>
/// <example>
/// <summary>Give a group a policy</summary>
/// <code>Add-AdminGroupPolicy Administrators IAMUserChangePassword</code>
/// <para>The members have its permissions at once.</para>
/// </example>
/// <example>
/// <summary>From policies that were looked up</summary>
/// <code>Get-AdminPolicy -JobFunction View* | Add-AdminGroupPolicy -GroupName Administrators -PassThru</code>
/// <para>With -PassThru the group goes down the pipeline.</para>
/// </example>
[Cmdlet(
    VerbsCommon.Add, "AdminGroupPolicy", SupportsShouldProcess = true,
    DefaultParameterSetName = ParameterSets.Name)]
[OutputType(typeof(AdminGroup))]
public sealed class AddAdminGroupPolicyCommand : GroupPolicyCmdlet
{
    /// <inheritdoc/>
    private protected override void Process(InputRecord record) => Change(
        record.Name, "Attach", policies => policies.AddAsync(record.Name, Policy));
}
