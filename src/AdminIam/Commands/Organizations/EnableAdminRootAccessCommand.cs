using System.Management.Automation;
using AdminIam.Engine.Organizations.RootAccess;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Enables the central management of the root users of the organization's member accounts.</summary>
/// <remarks>
/// <para>Only the management account can enable it, in an organization with all features. Trusted access of IAM to the
/// organization, which AWS requires, is enabled as well; -WhatIf shows whether it is missing.</para>
/// <para>Existing root credentials do not change: Remove-AdminRootCredential deletes them. New accounts of the
/// organization have none from then on.</para>
/// <para>This command is idempotent: features that are already enabled are not an error.</para>
/// </remarks>
/// <example>
/// <summary>Enable centralized root access</summary>
/// <code>Enable-AdminRootAccess</code>
/// <para>Enables both features, as AWS recommends.</para>
/// </example>
/// <example>
/// <summary>Enable only the management of root credentials</summary>
/// <code>Enable-AdminRootAccess RootCredentialsManagement</code>
/// <para>Other tasks still require the root user of the member account.</para>
/// </example>
/// <example>
/// <summary>Preview the change</summary>
/// <code>Enable-AdminRootAccess -WhatIf</code>
/// <para>Shows what would be enabled.</para>
/// </example>
/// <seealso cref="GetAdminRootAccessCommand"/>
/// <seealso cref="DisableAdminRootAccessCommand"/>
[Cmdlet(
    VerbsLifecycle.Enable, "AdminRootAccess", SupportsShouldProcess = true,
    HelpUri = HelpPage.Folder + "Enable-AdminRootAccess.md")]
[OutputType(typeof(AdminRootAccess))]
[RequiresActions("iam:ListOrganizationsFeatures")]
[RequiresActions(
    "iam:EnableOrganizationsRootCredentialsManagement", "iam:EnableOrganizationsRootSessions",
    When = "for features that are disabled")]
[RequiresActions("organizations:EnableAWSServiceAccess", When = "without trusted access")]
[RequiresActions(
    "organizations:DescribeOrganization", When = "without trusted access",
    Otherwise = "the property OrganizationId is empty")]
[RequiresActions(
    "organizations:ListDelegatedAdministrators", Otherwise = "the property DelegatedAdministratorId is empty")]
public sealed class EnableAdminRootAccessCommand : RootAccessCmdlet
{
    /// <summary>Enables the features.</summary>
    protected override void ProcessRecord() =>
        Change("Enable centralized root access", state => RootAccessPlan.Enable(state, Feature));
}
