using System.Management.Automation;
using AdminIam.Engine.Iam.AccessKeys;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Creates access keys for the AWS CLI and for programs.</summary>
/// <remarks>
/// <para>AWS returns the secret access key only when the key is created. The command returns it as a SecureString; pipe
/// the keys to Export-AdminCredential to save it. A user can have at most two access keys.</para>
/// <para>If the response to a request is lost, the key whose secret is unknown is deleted before another key is
/// created.</para>
/// </remarks>
/// <example>
/// <summary>Create a key for a user</summary>
/// <code>New-AdminAccessKey alice | Export-AdminCredential -Path alice.csv</code>
/// <para>The AWS CLI command 'aws configure import' reads the file.</para>
/// </example>
/// <example>
/// <summary>Create keys for the members of a group</summary>
/// <code>Get-AdminGroupMember Administrators | New-AdminAccessKey -Ensure |
///     Export-AdminCredential -Path keys.csv</code>
/// <para>Users who have an active key keep it.</para>
/// </example>
/// <example>
/// <summary>Connect with the new key</summary>
/// <code>New-AdminAccessKey alice | Connect-AdminAccount</code>
/// <para>Subsequent commands run as alice. On AWS, it can take several seconds until a new key is valid.</para>
/// </example>
[Cmdlet(
    VerbsCommon.New, "AdminAccessKey", SupportsShouldProcess = true, DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "New-AdminAccessKey.md")]
[OutputType(typeof(AdminAccessKey))]
[RequiresActions("iam:CreateAccessKey", "iam:ListAccessKeys")]
[RequiresActions("iam:DeleteAccessKey", When = "if a response is lost or the command is interrupted")]
public sealed class NewAdminAccessKeyCommand : UserCmdlet
{
    private AccessKeyWriter? _writer;

    /// <summary>Does not change users who have an active key.</summary>
    [Parameter]
    [Column]
    [CsvSwitch]
    public SwitchParameter Ensure { get; set; }

    /// <inheritdoc/>
    private protected override void ProcessUser(string userName)
    {
        var ensure = (bool)Ensure;
        if (!ShouldProcess(userName, "Create access key"))
        {
            WriteObject(new AdminAccessKey(userName));
            return;
        }

        _writer ??= new AccessKeyWriter(Run);
        Submit(userName, () => _writer.CreateAsync(userName, ensure), key => WriteObject(new AdminAccessKey(key)));
    }
}
