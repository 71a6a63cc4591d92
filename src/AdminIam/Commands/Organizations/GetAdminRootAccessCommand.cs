using System.Management.Automation;
using AdminIam.Engine.Organizations.RootAccess;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Gets whether the root users of the organization's member accounts are managed centrally.</summary>
/// <remarks>
/// <para>Centralized root access has two features. With RootCredentialsManagement, the management account and the
/// delegated administrator of IAM can audit, delete and recover the root credentials of member accounts, and new
/// accounts have none. With RootSessions, they can perform tasks in member accounts that require the root user, such as
/// unlocking an S3 bucket.</para>
/// <para>Both require trusted access of IAM to the organization. Run the command in the management account, or in the
/// account of the delegated administrator of IAM. AWS recommends a delegated administrator, so that the management
/// account is not used for everyday tasks.</para>
/// </remarks>
/// <example>
/// <summary>Find out how root access is managed</summary>
/// <code>Get-AdminRootAccess</code>
/// <para>Shows the features, the trusted access, and the delegated administrator if there is one.</para>
/// </example>
/// <example>
/// <summary>Stop a script if it is not enabled</summary>
/// <code>$null = Enable-AdminRootAccess
/// if (-not (Get-AdminRootAccess).RootCredentialsManagement) {
///     throw 'Run Enable-AdminRootAccess first.'
/// }</code>
/// <para>The properties are True or False.</para>
/// </example>
/// <example>
/// <summary>Get the delegated administrators of IAM</summary>
/// <code>(Get-AdminRootAccess).DelegatedAdministratorId</code>
/// <para>Returns account IDs; nothing if there is none.</para>
/// </example>
/// <seealso cref="EnableAdminRootAccessCommand"/>
/// <seealso cref="DisableAdminRootAccessCommand"/>
[Cmdlet(
    VerbsCommon.Get, "AdminRootAccess",
    HelpUri = HelpPage.Folder + "Get-AdminRootAccess.md")]
[OutputType(typeof(AdminRootAccess))]
[RequiresActions("iam:ListOrganizationsFeatures")]
[RequiresActions(
    "organizations:DescribeOrganization", When = "without trusted access",
    Otherwise = "the property OrganizationId is empty")]
[RequiresActions(
    "organizations:ListDelegatedAdministrators", Otherwise = "the property DelegatedAdministratorId is empty")]
public sealed class GetAdminRootAccessCommand : AdminCmdlet
{
    /// <summary>Writes the state.</summary>
    protected override void ProcessRecord()
    {
        var reader = new RootAccessReader(Run, Organizations);
        if (TryAwait(Run.Session.Identity.AccountId, reader.ReadAsync, out var state))
            WriteObject(View.Listed(new AdminRootAccess(state)));
    }
}
