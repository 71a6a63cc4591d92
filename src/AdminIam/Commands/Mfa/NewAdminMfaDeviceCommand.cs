using System.Management.Automation;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Mfa;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>Makes virtual MFA devices and draws the QR code that an authenticator app scans.</summary>
/// <remarks>
/// <para>The device has the user's name unless -DeviceName: policies that let users manage their own MFA count on that. It
/// protects nobody until Enable-AdminMfaDevice has two codes of it.</para>
/// <para>The QR code holds the secret. It is drawn where a person looks at a terminal, never into redirected output or a log,
/// unless -ShowQrCode says so; -QrCodePath writes it as a PNG that only you may read. The secret is also the property Seed,
/// as SecureString; AWS never tells it again.</para>
/// </remarks>
/// <example>
/// <summary>A device for a user who sits beside you</summary>
/// <code>New-AdminMfaDevice alice</code>
/// <para>Scan the code, then: Enable-AdminMfaDevice alice 123456 654321, with two codes the app shows one after the other.</para>
/// </example>
/// <example>
/// <summary>A picture to hand over</summary>
/// <code>New-AdminMfaDevice alice -QrCodePath ./alice.png</code>
/// <para>Remove the picture when it was scanned.</para>
/// </example>
/// <example>
/// <summary>Make and enable without a person</summary>
/// <code>New-AdminMfaDevice alice | Enable-AdminMfaDevice -FromSeed</code>
/// <para>Keep the property Seed of the device in a vault.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "AdminMfaDevice", SupportsShouldProcess = true, DefaultParameterSetName = ParameterSets.Name)]
[OutputType(typeof(AdminMfaDevice))]
public sealed class NewAdminMfaDeviceCommand : UserCmdlet
{
    private readonly RepeatedRows _repeated = new();
    private MfaDeviceMaker? _maker;

    /// <summary>The device's name.</summary>
    /// <value>The user's name</value>
    [Parameter]
    [Column]
    public string? DeviceName { get; set; }

    /// <summary>The device's path, such as /admins/. Not taken from the pipeline: that is the user's.</summary>
    /// <value>/</value>
    [Parameter]
    public string? Path { get; set; }

    /// <summary>A PNG file for the QR code; for several users a folder, where the files have the devices' names.</summary>
    [Parameter]
    public string? QrCodePath { get; set; }

    /// <summary>Draw the QR code wherever the output goes; -ShowQrCode:$false never draws it.</summary>
    [Parameter]
    public SwitchParameter ShowQrCode { get; set; }

    /// <summary>Replace a device of that name which protects nobody. Its seed cannot be had again.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private bool IsDrawn => MyInvocation.BoundParameters.ContainsKey(nameof(ShowQrCode)) ? ShowQrCode : !Console.IsOutputRedirected;

    /// <inheritdoc/>
    private protected override void ProcessUser(string userName)
    {
        var request = new MfaDeviceRequest
        {
            UserName = userName,
            DeviceName = Names.OrNothing(DeviceName),
            Path = Names.OrNothing(Path),
            QrCodePath = QrCodePath is null ? null : SessionState.Path.GetUnresolvedProviderPathFromPSPath(QrCodePath),
            Force = Force,
        };
        var name = request.DeviceName ?? request.UserName;
        switch (_repeated.Note(name, Position, request.AddTo, out var first))
        {
            case RowRepetition.SameWishes:
                return;
            case RowRepetition.OtherWishes:
                var repeated = new AdminException(
                    "MfaDeviceAlreadyExists", ErrorKind.ResourceExists, name,
                    $"The virtual MFA device '{name}' is requested in row {first} with other values.",
                    "Give every user a device of a name of its own; without -DeviceName it has the name of the user.");
                Submit(userName, () => Task.FromException<NewMfaDevice>(repeated), Write);
                return;
        }

        if (!ShouldProcess(name, $"Make virtual MFA device for {request.UserName}"))
        {
            WriteObject(new AdminMfaDevice(request.UserName, name, null));
            return;
        }

        _maker ??= new MfaDeviceMaker(Iam, Stop);
        Submit(request.UserName, () => _maker.MakeAsync(request), Write, _maker.UndoUnseenAsync);
    }

    /// <summary>Writes the last devices, and the warning about repeated rows.</summary>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (_repeated.Warning is { } warning)
            WriteWarning(warning);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _repeated.Dispose();
    }

    private void Write(NewMfaDevice made)
    {
        var device = made.Device;
        if (IsDrawn)
        {
            Say($"Scan this with {device.UserName}'s authenticator app:");
            foreach (var line in MfaQrCode.Draw(device.DeviceName, Iam.Identity.AccountId, device.Seed!))
                Draw(line);
            Say($"Then: Enable-AdminMfaDevice {device.UserName} <code> <next code>");
        }

        WriteObject(new AdminMfaDevice(device, made.QrCodePath));
    }

    private void Say(string text) => WriteInformation(new HostInformationMessage { Message = text }, ["PSHOST"]);

    // The light modules are drawn: they have to be light whatever colours the terminal has.
    private void Draw(string line) => WriteInformation(
        new HostInformationMessage
        {
            Message = line,
            ForegroundColor = ConsoleColor.White,
            BackgroundColor = ConsoleColor.Black,
        },
        ["PSHOST"]);
}
