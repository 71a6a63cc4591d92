using System.Management.Automation;
using AdminIam.Engine.Iam.AccessKeys;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>Makes access keys, for the AWS CLI and programs.</summary>
/// <remarks>
/// <para>AWS tells the secret of a key only once: it comes back as SecureString. Pipe the keys to Export-AdminCredential to
/// keep it. A user can have two keys; a third is refused.</para>
/// <para>After a lost answer the key whose secret nobody knows is removed before another one is made.</para>
/// </remarks>
/// <example>
/// <summary>A key for a user</summary>
/// <code>New-AdminAccessKey alice | Export-AdminCredential -Path alice.csv</code>
/// <para>'aws configure import' reads the file.</para>
/// </example>
/// <example>
/// <summary>Keys for all members of a group who have none</summary>
/// <code>Get-AdminGroupMember Administrators | New-AdminAccessKey -Ensure | Export-AdminCredential -Path keys.csv</code>
/// <para>Who has an active key keeps it.</para>
/// </example>
/// <example>
/// <summary>Work with the new key</summary>
/// <code>New-AdminAccessKey alice | Connect-AdminAccount</code>
/// <para>Until Connect-AdminAccount again, commands are alice's. On AWS a new key works after some seconds.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "AdminAccessKey", SupportsShouldProcess = true, DefaultParameterSetName = ParameterSets.Name)]
[OutputType(typeof(AdminAccessKey))]
public sealed class NewAdminAccessKeyCommand : UserCmdlet
{
    private AccessKeyWriter? _writer;

    /// <summary>Leave users who have an active key as they are.</summary>
    [Parameter]
    [Column]
    [CsvSwitch]
    public SwitchParameter Ensure { get; set; }

    /// <inheritdoc/>
    private protected override void ProcessUser(string userName)
    {
        var ensure = (bool)Ensure;
        if (!ShouldProcess(userName, "Make access key"))
        {
            WriteObject(new AdminAccessKey(userName));
            return;
        }

        _writer ??= new AccessKeyWriter(Iam, Stop);
        Submit(
            userName, () => _writer.CreateAsync(userName, ensure), key => WriteObject(new AdminAccessKey(key)),
            _writer.UndoUnseenAsync);
    }
}
