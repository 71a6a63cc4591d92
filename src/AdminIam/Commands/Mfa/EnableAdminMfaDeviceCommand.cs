using System.Management.Automation;
using System.Security;
using AdminIam.Completers;
using AdminIam.Engine.Iam.Mfa;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Enables MFA devices with two consecutive codes, which are specified or computed from the seed.</summary>
/// <remarks>
/// <para>AWS requires two consecutive codes, in the order in which the device displayed them, before they expire. Codes
/// that are incorrect or in the wrong order are the error InvalidMfaCode.</para>
/// <para>A user can have up to eight MFA devices. On AWS, it can take several seconds until a new device can be
/// enabled.</para>
/// </remarks>
/// <example>
/// <summary>Enable a device with codes</summary>
/// <code>New-AdminMfaDevice alice -QrCodePath ./alice.png
/// Enable-AdminMfaDevice alice 123456 654321 -WhatIf</code>
/// <para>Scan the QR code with an authenticator app, and enter two consecutive codes of the app. Without -WhatIf, the
/// device is enabled.</para>
/// </example>
/// <example>
/// <summary>Enable devices unattended</summary>
/// <code>Get-AdminGroupMember Administrators | New-AdminMfaDevice |
///     Enable-AdminMfaDevice -FromSeed</code>
/// <para>Computes both codes (RFC 6238) from the seeds of the devices in the pipeline. The clock of this computer must
/// be accurate.</para>
/// </example>
/// <example>
/// <summary>Enable a device with the seed from a vault</summary>
/// <code>$seed = (New-AdminMfaDevice alice).Seed
/// Enable-AdminMfaDevice alice -FromSeed -Seed $seed -Ensure</code>
/// <para>With -Ensure, the command can be run again: a device that is already enabled is accepted.</para>
/// </example>
[Cmdlet(
    VerbsLifecycle.Enable, "AdminMfaDevice", SupportsShouldProcess = true,
    DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "Enable-AdminMfaDevice.md")]
[OutputType(typeof(AdminMfaDevice))]
[RequiresActions("iam:EnableMFADevice", "iam:ListMFADevices")]
[RequiresActions(
    "iam:ListVirtualMFADevices", When = "to suggest serial numbers",
    Otherwise = "no similar serial numbers are suggested")]
public sealed class EnableAdminMfaDeviceCommand : UserCmdlet
{
    private MfaDeviceWriter? _writer;

    /// <summary>The serial number or ARN of the device, 9 to 256 characters.</summary>
    /// <value>The virtual device with the user's name</value>
    [Parameter]
    [Column]
    [ArgumentCompleter(typeof(MfaSerialCompleter))]
    public string? SerialNumber { get; set; }

    /// <summary>The first code that the device displays, six digits.</summary>
    [Parameter(Position = 1)]
    [Column]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? Code1 { get; set; }

    /// <summary>The next code that the device displays, six digits.</summary>
    [Parameter(Position = 2)]
    [Column]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? Code2 { get; set; }

    /// <summary>Both codes of six digits, such as 123456,654321.</summary>
    [Parameter]
    [Column]
    [MfaCodeList]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string[]? Code { get; set; }

    /// <summary>Computes the codes from the seed.</summary>
    [Parameter]
    public SwitchParameter FromSeed { get; set; }

    /// <summary>The seed of the device, as SecureString or Base32 text. AWS creates seeds of 64 characters. Devices
    /// from New-AdminMfaDevice contain it.</summary>
    [Parameter]
    [Column]
    [CsvSecret]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public SecureString? Seed { get; set; }

    /// <summary>Accepts a device that is already enabled for the user.</summary>
    [Parameter]
    [Column]
    [CsvSwitch]
    public SwitchParameter Ensure { get; set; }

    /// <inheritdoc/>
    private protected override void ProcessUser(string userName)
    {
        var (serialNumber, ensure, fromSeed) = (NameArgument.OrNull(SerialNumber), (bool)Ensure, (bool)FromSeed);
        if (!ShouldProcess(userName, $"Enable MFA device{(serialNumber is null ? string.Empty : $" {serialNumber}")}"))
        {
            WriteObject(new AdminMfaDevice(userName, null, serialNumber));
            return;
        }

        _writer ??= new MfaDeviceWriter(Run);
        var seed = Seed;
        var codes = Code ?? new[] { Code1, Code2 }.Select(NameArgument.OrNull).OfType<string>().ToArray();
        Submit(
            userName,
            () => _writer.EnableAsync(
                userName, serialNumber,
                fromSeed ? MfaCodes.FromSeed(seed, userName) : MfaCodes.Typed(codes, userName), ensure),
            device => WriteObject(new AdminMfaDevice(device)));
    }
}
