using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Mfa;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Creates virtual MFA devices and displays the QR code for an authenticator app.</summary>
/// <remarks>
/// <para>By default, the device has the name of the user, because policies that let users manage their own MFA devices
/// rely on that name. The device is not in effect until Enable-AdminMfaDevice enables it with two codes.</para>
/// <para>The QR code contains the secret. It is displayed on an interactive terminal, but not written to redirected
/// output or a log unless -ShowQrCode is specified. -QrCodePath saves it as a PNG file that only you can read. The
/// property Seed also contains the secret, as SecureString; AWS returns it only when the device is created.</para>
/// </remarks>
/// <example>
/// <summary>Create a device interactively</summary>
/// <code>New-AdminMfaDevice alice</code>
/// <para>Scan the code, and then run Enable-AdminMfaDevice alice 123456 654321 with two consecutive codes of the
/// app.</para>
/// </example>
/// <example>
/// <summary>Save the QR code to a file</summary>
/// <code>New-AdminMfaDevice alice -QrCodePath ./alice.png</code>
/// <para>Delete the file after the code is scanned.</para>
/// </example>
/// <example>
/// <summary>Create and enable a device unattended</summary>
/// <code>New-AdminMfaDevice alice | Enable-AdminMfaDevice -FromSeed</code>
/// <para>Store the property Seed of the device in a vault.</para>
/// </example>
[Cmdlet(
    VerbsCommon.New, "AdminMfaDevice", SupportsShouldProcess = true, DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "New-AdminMfaDevice.md")]
[OutputType(typeof(AdminMfaDevice))]
[RequiresActions("iam:CreateVirtualMFADevice", "iam:ListMFADevices", "iam:ListVirtualMFADevices")]
[RequiresActions("iam:DeleteVirtualMFADevice", Parameters = [nameof(Force)])]
[RequiresActions("iam:DeleteVirtualMFADevice", When = "if a response is lost or the command is interrupted")]
public sealed class NewAdminMfaDeviceCommand : UserCmdlet
{
    private readonly RepeatedRows _repeated = new();
    private MfaDeviceCreator? _creator;

    /// <summary>The name of the device, which must be unique in the account: 1 to 226 letters, digits and the
    /// characters + = , . @ _ -</summary>
    /// <value>The name of the user</value>
    [Parameter]
    [Column]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? DeviceName { get; set; }

    /// <summary>The path of the device, such as /admins/: up to 512 characters, starting and ending with a slash. It is
    /// not read from the pipeline, where Path is the path of the user.</summary>
    /// <value>/</value>
    [Parameter]
    [ArgumentCompleter(typeof(IamPathCompleter))]
    public string? Path { get; set; }

    /// <summary>The path of a file for the QR code, which ends in .png. Any other path is a folder, where each file has
    /// the name of its device; it is created if it does not exist. For several users, specify a folder.</summary>
    [Parameter]
    public string? QrCodePath { get; set; }

    /// <summary>Displays the QR code even if the output is redirected. -ShowQrCode:$false never displays it.</summary>
    [Parameter]
    public SwitchParameter ShowQrCode { get; set; }

    /// <summary>Replaces an existing device of that name that is not assigned to a user. Its seed cannot be
    /// retrieved.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private bool IsDrawn => MyInvocation.BoundParameters.ContainsKey(nameof(ShowQrCode))
        ? ShowQrCode
        : !Console.IsOutputRedirected;

    /// <inheritdoc/>
    private protected override void ProcessUser(string userName)
    {
        var request = new MfaDeviceRequest
        {
            UserName = userName,
            DeviceName = NameArgument.OrNull(DeviceName),
            Path = NameArgument.OrNull(Path),
            QrCodePath = QrCodePath is null ? null : SessionState.Path.GetUnresolvedProviderPathFromPSPath(QrCodePath),
            Force = Force,
        };
        var name = request.DeviceName ?? request.UserName;
        switch (_repeated.Note(name, Position, request.AddTo, out var first))
        {
            case RowRepetition.SameValues:
                return;
            case RowRepetition.DifferentValues:
                var repeated = new AdminException(
                    "MfaDeviceAlreadyExists", ErrorKind.ResourceExists, name,
                    $"The virtual MFA device '{name}' is requested in row {first} with different values.",
                    "Use a unique device name for every user. The default is the name of the user.");
                Submit(userName, () => Task.FromException<NewMfaDevice>(repeated), Write);
                return;
        }

        if (!ShouldProcess(name, $"Create virtual MFA device for {request.UserName}"))
        {
            WriteObject(new AdminMfaDevice(request.UserName, name, null));
            return;
        }

        _creator ??= new MfaDeviceCreator(Run);
        Submit(request.UserName, () => _creator.CreateAsync(request), Write);
    }

    /// <summary>Writes the remaining devices and the warning about repeated rows.</summary>
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

    private void Write(NewMfaDevice result)
    {
        var device = result.Device;
        if (IsDrawn)
        {
            WriteHost($"Scan this code with the authenticator app of {device.UserName}:");
            foreach (var line in MfaQrCode.Draw(device.DeviceName, Run.Session.Identity.AccountId, device.Seed!))
                Draw(line);
            WriteHost($"Then run: Enable-AdminMfaDevice {device.UserName} <code> <next code>");
        }

        WriteObject(new AdminMfaDevice(device, result.QrCodePath));
    }

    private void WriteHost(string text) => WriteInformation(new HostInformationMessage { Message = text }, ["PSHOST"]);

    // The light modules are drawn explicitly, so that they are light with any terminal color scheme.
    private void Draw(string line) => WriteInformation(
        new HostInformationMessage
        {
            Message = line,
            ForegroundColor = ConsoleColor.White,
            BackgroundColor = ConsoleColor.Black,
        },
        ["PSHOST"]);
}
