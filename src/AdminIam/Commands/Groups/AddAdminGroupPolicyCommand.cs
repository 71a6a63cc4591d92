using System.Management.Automation;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Attaches managed policies to groups.</summary>
/// <remarks><para>This command is idempotent: a policy that is already attached is not an error. Specify policies by
/// name or ARN, or pipe them from Get-AdminPolicy.</para></remarks>
/// <example>
/// <summary>Attach a policy to a group</summary>
/// <code>Add-AdminGroupPolicy Administrators IAMUserChangePassword</code>
/// <para>The members of the group get the permissions of the policy.</para>
/// </example>
/// <example>
/// <summary>Attach policies from the pipeline</summary>
/// <code>Get-AdminPolicy -JobFunction View* |
///     Add-AdminGroupPolicy -GroupName Administrators -PassThru</code>
/// <para>With -PassThru, the command returns the group.</para>
/// </example>
/// <example>
/// <summary>Attach policies from a CSV</summary>
/// <code>@'
/// GroupName,Policy
/// Auditors,SecurityAudit;ViewOnlyAccess
/// '@ | ConvertFrom-Csv | Add-AdminGroupPolicy -WhatIf</code>
/// <para>Import-Csv reads the same rows from a file. Semicolons separate policies.</para>
/// </example>
/// <seealso cref="NewAdminPolicyCommand"/>
/// <seealso cref="GetAdminGroupCommand"/>
[Cmdlet(
    VerbsCommon.Add, "AdminGroupPolicy", SupportsShouldProcess = true,
    DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "Add-AdminGroupPolicy.md")]
[OutputType(typeof(AdminGroup))]
[RequiresActions("iam:AttachGroupPolicy", "iam:GetPolicy")]
[RequiresActions("iam:ListPolicies", When = "for names of customer managed policies and of policies for job functions")]
[RequiresActions("iam:ListGroups", When = "to suggest names", Otherwise = "no similar names are suggested")]
[RequiresActions("iam:GetAccountSummary", When = "for more than ten policies", Otherwise = "the default quotas apply")]
public sealed class AddAdminGroupPolicyCommand : GroupPolicyCmdlet
{
    /// <inheritdoc/>
    private protected override void Process(InputRecord record) => Change(
        record.Name, "Attach", policies => policies.AddAsync(record.Name, Policy));
}
