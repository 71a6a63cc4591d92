using System.Management.Automation;
using AdminIam.Engine.Organizations.RootAccess;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Disables the central management of the root users of the organization's member accounts.</summary>
/// <remarks>
/// <para>The management account and the delegated administrator of IAM can then no longer audit, delete or recover the
/// root credentials of member accounts, or perform tasks in them that require the root user. Root credentials that were
/// deleted are not created again: use Restore-AdminRootCredential first for accounts whose root user must be able to
/// sign in.</para>
/// <para>Trusted access of IAM to the organization and the delegated administrator remain; they are in the AWS
/// Organizations console, Services.</para>
/// <para>This command is idempotent: features that are already disabled are not an error.</para>
/// </remarks>
/// <example>
/// <summary>Disable privileged tasks in member accounts</summary>
/// <code>Disable-AdminRootAccess RootSessions -Confirm:$false</code>
/// <para>Root credentials are still managed centrally.</para>
/// </example>
/// <example>
/// <summary>Disable centralized root access</summary>
/// <code>Disable-AdminRootAccess -Confirm:$false</code>
/// <para>Disables both features.</para>
/// </example>
/// <example>
/// <summary>Preview the change</summary>
/// <code>Disable-AdminRootAccess -WhatIf</code>
/// <para>Shows what would be disabled.</para>
/// </example>
/// <seealso cref="GetAdminRootAccessCommand"/>
/// <seealso cref="EnableAdminRootAccessCommand"/>
[Cmdlet(
    VerbsLifecycle.Disable, "AdminRootAccess", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High,
    HelpUri = HelpPage.Folder + "Disable-AdminRootAccess.md")]
[OutputType(typeof(AdminRootAccess))]
[RequiresActions("iam:ListOrganizationsFeatures")]
[RequiresActions(
    "iam:DisableOrganizationsRootCredentialsManagement", "iam:DisableOrganizationsRootSessions",
    When = "for features that are enabled")]
[RequiresActions(
    "organizations:DescribeOrganization", When = "without trusted access",
    Otherwise = "the property OrganizationId is empty")]
[RequiresActions(
    "organizations:ListDelegatedAdministrators", Otherwise = "the property DelegatedAdministratorId is empty")]
public sealed class DisableAdminRootAccessCommand : RootAccessCmdlet
{
    /// <summary>Disables the features.</summary>
    protected override void ProcessRecord() =>
        Change("Disable centralized root access", state => RootAccessPlan.Disable(state, Feature));
}
