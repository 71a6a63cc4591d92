using System.Management.Automation;
using System.Security;
using AdminIam.Engine.Iam.Mfa;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>Enables MFA devices with two codes in a row, typed or computed from the seed.</summary>
/// <remarks>
/// <para>AWS wants two codes that follow each other, in the order in which the device showed them, soon after it did. Wrong
/// and swapped ones are the error InvalidMfaCode.</para>
/// <para>A user can have eight devices. On AWS it takes a moment until a device that was just made can be enabled.</para>
/// </remarks>
/// <example>
/// <summary>With codes of an authenticator app</summary>
/// <code>$device = New-AdminMfaDevice alice; $device | Enable-AdminMfaDevice -FromSeed
/// # An app that scanned the code would show them: Enable-AdminMfaDevice alice 123456 654321</code>
/// <para>Without -SerialNumber it is the virtual device that has the user's name.</para>
/// </example>
/// <example>
/// <summary>Without a person</summary>
/// <code>Get-AdminGroupMember Administrators | New-AdminMfaDevice | Enable-AdminMfaDevice -FromSeed</code>
/// <para>Computes both codes (RFC 6238) from the seeds of the devices piped in. This computer's clock has to be right.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Enable, "AdminMfaDevice", SupportsShouldProcess = true, DefaultParameterSetName = ParameterSets.Name)]
[OutputType(typeof(AdminMfaDevice))]
public sealed class EnableAdminMfaDeviceCommand : UserCmdlet
{
    private MfaDeviceWriter? _writer;

    /// <summary>The device. Without it, the virtual one that has the user's name.</summary>
    [Parameter]
    [Column]
    public string? SerialNumber { get; set; }

    /// <summary>A code of the device.</summary>
    [Parameter(Position = 1)]
    [Column]
    public string? Code1 { get; set; }

    /// <summary>The code that the device shows next.</summary>
    [Parameter(Position = 2)]
    [Column]
    public string? Code2 { get; set; }

    /// <summary>Both codes: 123456,654321.</summary>
    [Parameter]
    [Column]
    [MfaCodeList]
    public string[]? Code { get; set; }

    /// <summary>Compute the codes from the seed.</summary>
    [Parameter]
    public SwitchParameter FromSeed { get; set; }

    /// <summary>The seed, which devices from New-AdminMfaDevice carry, as SecureString or base 32 text.</summary>
    [Parameter]
    [Column]
    [CsvSecret]
    public SecureString? Seed { get; set; }

    /// <summary>Accept a device that protects the user already.</summary>
    [Parameter]
    [Column]
    [CsvSwitch]
    public SwitchParameter Ensure { get; set; }

    /// <inheritdoc/>
    private protected override void ProcessUser(string userName)
    {
        var (serialNumber, ensure, fromSeed) = (Names.OrNothing(SerialNumber), (bool)Ensure, (bool)FromSeed);
        if (!ShouldProcess(userName, $"Enable MFA device{(serialNumber is null ? string.Empty : $" {serialNumber}")}"))
        {
            WriteObject(new AdminMfaDevice(userName, null, serialNumber));
            return;
        }

        _writer ??= new MfaDeviceWriter(Iam, Stop);
        var (seed, codes) = (Seed, Code ?? new[] { Code1, Code2 }.Select(Names.OrNothing).OfType<string>().ToArray());
        Submit(
            userName,
            () => _writer.EnableAsync(
                userName, serialNumber,
                fromSeed ? MfaCodes.FromSeed(seed, userName) : MfaCodes.Typed(codes, userName), ensure),
            device => WriteObject(new AdminMfaDevice(device)));
    }
}
