using System.Management.Automation;
using AdminIam.Engine.IdentityCenter;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Gets the instance of IAM Identity Center.</summary>
/// <remarks>
/// <para>An instance is in one Region. Without -Region, the command looks in the setting sso_region of the profile, in
/// the Region of the session, and then in all other Regions of the partition. The session remembers the
/// instance.</para>
/// <para>No AWS operation returns the identity source. HasExternalDirectory, ExternalIssuer and CreatedBy are evidence
/// from the first users and groups: people whom a directory synchronizes have an ID of that directory.</para>
/// </remarks>
/// <example>
/// <summary>Get the instance</summary>
/// <code>Get-AdminIdentityCenter</code>
/// <para>Shows where people sign in, and whether this account can administer the instance.</para>
/// </example>
/// <example>
/// <summary>Get the URL of the AWS access portal</summary>
/// <code>(Get-AdminIdentityCenter).PortalUrl</code>
/// <para>People sign in at this URL.</para>
/// </example>
/// <example>
/// <summary>Look in one Region</summary>
/// <code>Get-AdminIdentityCenter -Region us-east-1</code>
/// <para>It is an error if the instance is in a different Region.</para>
/// </example>
/// <seealso cref="GetAdminAccountCommand"/>
[Cmdlet(
    VerbsCommon.Get, "AdminIdentityCenter",
    HelpUri = HelpPage.Folder + "Get-AdminIdentityCenter.md")]
[OutputType(typeof(AdminIdentityCenter))]
[RequiresActions("sso:ListInstances")]
[RequiresActions(
    "organizations:DescribeOrganization", Otherwise = "the property IsOrganizationInstance is empty")]
[RequiresActions(
    "organizations:ListDelegatedAdministrators", Otherwise = "the property DelegatedAdministratorId is empty")]
[RequiresActions(
    "identitystore:ListUsers", "identitystore:ListGroups",
    Otherwise = "the evidence of an external directory is empty")]
public sealed class GetAdminIdentityCenterCommand : AdminCmdlet
{
    /// <summary>Writes the instance.</summary>
    protected override void ProcessRecord()
    {
        var run = FindCenter(IdentityCenterSession.FindAsync);
        var reader = new IdentityCenterReader(run);
        if (TryAwait(null, reader.ReadAsync, out var instance)
            && TryAwait(instance.InstanceArn, reader.IsOrganizationInstanceAsync, out var isOrganizationInstance)
            && TryAwait(instance.InstanceArn, reader.DelegatedAdministratorsAsync, out var administrators)
            && TryAwait(instance.InstanceArn, reader.EvidenceAsync, out var evidence))
        {
            WriteObject(new AdminIdentityCenter(instance, isOrganizationInstance, administrators, evidence));
        }
    }
}
