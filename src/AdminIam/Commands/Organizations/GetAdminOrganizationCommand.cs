using System.Management.Automation;
using AdminIam.Engine.Organizations;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Gets the organization of the account: its management account, the services with trusted access, and the
/// delegated administrators.</summary>
/// <remarks>
/// <para>Every account of an organization can run this command. Trusted access, delegated administrators and the name
/// of the management account are shown only to the management account and to delegated administrators; for other
/// callers, these properties are empty.</para>
/// <para>The feature set must be ALL for IAM Identity Center, organization policies and centralized root
/// access.</para>
/// </remarks>
/// <example>
/// <summary>Get the organization</summary>
/// <code>Get-AdminOrganization</code>
/// <para>Shows the management account, and which services work in all accounts.</para>
/// </example>
/// <example>
/// <summary>Run only in the management account</summary>
/// <code>$management = (Get-AdminOrganization).ManagementAccountId
/// if ((Get-AdminAccount).AccountId -ne $management) {
///     throw "This runbook is only for the management account $management."
/// }</code>
/// <para>A runbook can verify its account before the first change.</para>
/// </example>
/// <example>
/// <summary>List what delegated administrators can do</summary>
/// <code>(Get-AdminOrganization).DelegatedAdministrator |
///     Select-Object AccountName -ExpandProperty ServiceName</code>
/// <para>Each of these accounts administers these services for the whole organization.</para>
/// </example>
/// <seealso cref="GetAdminOrganizationAccountCommand"/>
/// <seealso cref="GetAdminAccountCommand"/>
[Cmdlet(VerbsCommon.Get, "AdminOrganization", HelpUri = HelpPage.Folder + "Get-AdminOrganization.md")]
[OutputType(typeof(AdminOrganization))]
[RequiresActions("organizations:DescribeOrganization")]
[RequiresActions("organizations:DescribeAccount", Otherwise = "the property ManagementAccountName is empty")]
[RequiresActions(
    "organizations:ListAWSServiceAccessForOrganization", Otherwise = "the property TrustedService is empty")]
[RequiresActions(
    "organizations:ListDelegatedAdministrators", Otherwise = "the property DelegatedAdministrator is empty")]
[RequiresActions(
    "organizations:ListDelegatedServicesForAccount", When = "for delegated administrators",
    Otherwise = "the services of delegated administrators are empty")]
public sealed class GetAdminOrganizationCommand : AdminCmdlet
{
    /// <summary>Writes the organization.</summary>
    protected override void ProcessRecord()
    {
        var describer = new OrganizationDescriber(Organizations);
        if (TryAwait(Run.Session.Identity.AccountId, describer.DescribeAsync, out var organization))
            WriteObject(new AdminOrganization(organization));
    }
}
