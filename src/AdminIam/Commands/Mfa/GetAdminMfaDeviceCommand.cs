using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Iam.Mfa;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Gets MFA devices and their users.</summary>
/// <remarks>
/// <para>Without a name, the command gets the virtual devices of the account. With a name, it gets all devices of the
/// users, including passkeys and hardware tokens, which AWS lists only per user.</para>
/// <para>A name without wildcards that does not exist is an error. A pattern without matches is not.</para>
/// </remarks>
/// <example>
/// <summary>Get all virtual devices</summary>
/// <code>Get-AdminMfaDevice</code>
/// <para>Includes devices that are not assigned to a user.</para>
/// </example>
/// <example>
/// <summary>Get the devices of a user</summary>
/// <code>Get-AdminMfaDevice -UserName alice</code>
/// <para>Gets virtual devices, passkeys and hardware tokens.</para>
/// </example>
/// <example>
/// <summary>Remove devices that were never enabled</summary>
/// <code>Get-AdminMfaDevice -Unassigned | Remove-AdminMfaDevice -Confirm:$false</code>
/// <para>Such devices protect no user, but their names cannot be used for new devices.</para>
/// </example>
[Cmdlet(
    VerbsCommon.Get, "AdminMfaDevice", DefaultParameterSetName = VirtualSet,
    HelpUri = HelpPage.Folder + "Get-AdminMfaDevice.md")]
[OutputType(typeof(AdminMfaDevice))]
[RequiresActions("iam:ListVirtualMFADevices", When = "without -UserName")]
[RequiresActions("iam:ListMFADevices", Parameters = [nameof(UserName)])]
[RequiresActions(
    "iam:ListUsers", Parameters = [nameof(UserName)], When = "for names with wildcards, and to suggest names")]
public sealed class GetAdminMfaDeviceCommand : BulkCmdlet
{
    private const string VirtualSet = "Virtual";
    private MfaDeviceReader? _reader;

    /// <summary>The name of the user whose devices to get. Wildcards are permitted.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0, Mandatory = true)]
    [Alias("Name")]
    [SupportsWildcards]
    [Column("User", IsName = true, IsRequired = true)]
    [ArgumentCompleter(typeof(UserNameCompleter))]
    public string[]? UserName { get; set; }

    /// <summary>Gets only virtual devices that are not assigned to a user.</summary>
    [Parameter(ParameterSetName = VirtualSet)]
    public SwitchParameter Unassigned { get; set; }

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        _reader ??= new MfaDeviceReader(Run);
        if (ParameterSetName == VirtualSet)
            WriteAll(Read(null, _reader.ListVirtual(Unassigned)));
        else
            SubmitUsers(record.Name);
    }

    private void SubmitUsers(string name)
    {
        foreach (var userName in ReadUserNames(name))
            Submit(userName, () => _reader!.ListForUserAsync(userName), WriteAll);
    }

    private void WriteAll(IEnumerable<MfaDeviceRecord> devices)
    {
        foreach (var device in devices)
            WriteObject(View.Listed(new AdminMfaDevice(device)));
    }
}
