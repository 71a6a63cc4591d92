using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Iam.Mfa;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>Removes MFA devices: deactivates them, and deletes virtual ones.</summary>
/// <remarks>
/// <para>Its user signs in without that device from then on; policies that demand MFA then refuse nearly everything until
/// there is a new one. The root user's device can be removed by the root user only, in the console.</para>
/// </remarks>
/// <example>
/// <summary>Remove the device of a user who lost the phone</summary>
/// <code>$device = New-AdminMfaDevice alice | Enable-AdminMfaDevice -FromSeed; Remove-AdminMfaDevice alice -Confirm:$false</code>
/// <para>Then New-AdminMfaDevice makes another one.</para>
/// </example>
/// <example>
/// <summary>Remove all devices of a user</summary>
/// <code>Get-AdminMfaDevice -UserName alice | Remove-AdminMfaDevice -WhatIf</code>
/// <para>Where there are several, a name alone is refused.</para>
/// </example>
[Cmdlet(
    VerbsCommon.Remove, "AdminMfaDevice", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High,
    DefaultParameterSetName = ParameterSets.Name)]
[OutputType(typeof(void))]
public sealed class RemoveAdminMfaDeviceCommand : BulkCmdlet
{
    private const string DeviceSet = "Device";
    private MfaDeviceWriter? _writer;

    /// <summary>The user whose device it is.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0, Mandatory = true)]
    [Parameter(ParameterSetName = DeviceSet, Position = 0)]
    [Alias("Name")]
    [Column("User", IsName = true)]
    [ArgumentCompleter(typeof(UserNameCompleter))]
    public string[]? UserName { get; set; }

    /// <summary>The device. Without it, the only one the user has.</summary>
    [Parameter(ParameterSetName = DeviceSet, Mandatory = true)]
    [Parameter(ParameterSetName = ParameterSets.Input)]
    [Column("Serial")]
    public string? SerialNumber { get; set; }

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        _writer ??= new MfaDeviceWriter(Iam, Stop);
        var (writer, userName, serialNumber) = (_writer, Names.OrNothing(record.Name), Names.OrNothing(SerialNumber));
        var target = userName ?? serialNumber;
        if (!TryAwait(target, () => writer.FindToRemoveAsync(userName, serialNumber), out var device))
            return;
        var action = device.IsEnabled ? $"Remove MFA device of {device.UserName}" : "Remove MFA device that protects nobody";
        if (ShouldProcess(device.SerialNumber, action))
            Submit(device.SerialNumber, () => writer.RemoveAsync(device), _ => { });
    }
}
