using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Iam.Mfa;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Deactivates MFA devices and deletes virtual ones.</summary>
/// <remarks>
/// <para>The user then signs in without the device. Policies that require MFA deny most actions until a new device is
/// enabled. Only the root user can remove the MFA device of the root user, in the console.</para>
/// </remarks>
/// <example>
/// <summary>Remove the device of a user</summary>
/// <code>$device = New-AdminMfaDevice alice | Enable-AdminMfaDevice -FromSeed
/// Remove-AdminMfaDevice alice -Confirm:$false</code>
/// <para>Use New-AdminMfaDevice to create a new device.</para>
/// </example>
/// <example>
/// <summary>Remove all devices of a user</summary>
/// <code>Get-AdminMfaDevice -UserName alice | Remove-AdminMfaDevice -WhatIf</code>
/// <para>If a user has several devices, specify the serial number or pipe the devices.</para>
/// </example>
/// <example>
/// <summary>Replace a lost device</summary>
/// <code>New-AdminMfaDevice alice | Enable-AdminMfaDevice -FromSeed
/// Get-AdminMfaDevice -UserName alice | Remove-AdminMfaDevice -Confirm:$false
/// New-AdminMfaDevice alice -QrCodePath ./alice.png</code>
/// <para>The user scans the QR code with the new device.</para>
/// </example>
[Cmdlet(
    VerbsCommon.Remove, "AdminMfaDevice", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High,
    DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "Remove-AdminMfaDevice.md")]
[OutputType(typeof(void))]
[RequiresActions("iam:DeactivateMFADevice", "iam:DeleteVirtualMFADevice")]
[RequiresActions("iam:ListMFADevices", Parameters = [nameof(UserName)])]
[RequiresActions("iam:ListVirtualMFADevices", When = "for devices that are not enabled, and without -UserName")]
[RequiresActions(
    "iam:ListUsers", Parameters = [nameof(UserName)], When = "to suggest names",
    Otherwise = "no similar names are suggested")]
public sealed class RemoveAdminMfaDeviceCommand : BulkCmdlet
{
    private const string DeviceSet = "Device";
    private MfaDeviceWriter? _writer;

    /// <summary>The name of the user.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0, Mandatory = true)]
    [Parameter(ParameterSetName = DeviceSet, Position = 0)]
    [Alias("Name")]
    [Column("User", IsName = true)]
    [ArgumentCompleter(typeof(UserNameCompleter))]
    public string[]? UserName { get; set; }

    /// <summary>The serial number or ARN of the device, 9 to 256 characters.</summary>
    /// <value>The only device of the user</value>
    [Parameter(ParameterSetName = DeviceSet, Mandatory = true)]
    [Parameter(ParameterSetName = ParameterSets.Input)]
    [Column("Serial")]
    [ArgumentCompleter(typeof(MfaSerialCompleter))]
    public string? SerialNumber { get; set; }

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        _writer ??= new MfaDeviceWriter(Run);
        var (userName, serialNumber) = (NameArgument.OrNull(record.Name), NameArgument.OrNull(SerialNumber));
        var writer = _writer;
        var target = userName ?? serialNumber;
        if (!TryAwait(target, () => writer.FindToRemoveAsync(userName, serialNumber), out var device))
            return;
        var action = device.IsEnabled ? $"Remove MFA device of {device.UserName}" : "Delete unassigned MFA device";
        if (ShouldProcess(device.SerialNumber, action))
            Submit(device.SerialNumber, () => writer.RemoveAsync(device), _ => { });
    }
}
