using System.Management.Automation;
using System.Security;
using AdminIam.Binding;
using AdminIam.Engine.Mfa;

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
[Cmdlet(VerbsLifecycle.Enable, "AdminMfaDevice", SupportsShouldProcess = true, DefaultParameterSetName = PairSet)]
[OutputType(typeof(AdminMfaDevice))]
public sealed class EnableAdminMfaDeviceCommand : UserCmdlet
{
    private const string PairSet = "Pair";
    private const string ListSet = "List";
    private const string SeedSet = "Seed";
    private MfaDeviceWriter? _writer;

    /// <summary>The device. Without it, the virtual one that has the user's name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? SerialNumber { get; set; }

    /// <summary>A code of the device.</summary>
    [Parameter(ParameterSetName = PairSet, Position = 1, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string? Code1 { get; set; }

    /// <summary>The code that the device shows next.</summary>
    [Parameter(ParameterSetName = PairSet, Position = 2, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string? Code2 { get; set; }

    /// <summary>Both codes: 123456,654321.</summary>
    [Parameter(ParameterSetName = ListSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [MfaCodeList]
    public string[]? Code { get; set; }

    /// <summary>Compute the codes from the seed.</summary>
    [Parameter(ParameterSetName = SeedSet, Mandatory = true)]
    public SwitchParameter FromSeed { get; set; }

    /// <summary>The seed, which devices from New-AdminMfaDevice carry, as SecureString or base 32 text.</summary>
    [Parameter(ParameterSetName = SeedSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [CsvSecret]
    public SecureString? Seed { get; set; }

    /// <summary>Accept a device that protects the user already.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [CsvSwitch]
    public SwitchParameter Ensure { get; set; }

    /// <summary>Takes one device in.</summary>
    protected override void ProcessRecord()
    {
        var (userName, serialNumber, ensure) = (UserName.Trim(), Names.OrNothing(SerialNumber), (bool)Ensure);
        if (!ShouldProcess(userName, $"Enable MFA device{(serialNumber is null ? string.Empty : $" {serialNumber}")}"))
        {
            WriteObject(new AdminMfaDevice(userName, null, serialNumber));
            return;
        }

        _writer ??= new MfaDeviceWriter(Iam, Stop);
        var (seed, codes) = (Seed, Code ?? [Code1?.Trim() ?? string.Empty, Code2?.Trim() ?? string.Empty]);
        Submit(
            userName,
            () => _writer.EnableAsync(
                userName, serialNumber,
                seed is null ? MfaCodes.Typed(codes, userName) : MfaCodes.FromSeed(seed, userName), ensure),
            device => WriteObject(new AdminMfaDevice(device)));
    }
}
