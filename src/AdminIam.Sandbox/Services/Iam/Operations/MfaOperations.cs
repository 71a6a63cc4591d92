using System.Text;
using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.Access;
using AdminIam.Sandbox.Services.Iam.State;
using AdminIam.Sandbox.Signing;
using AdminIam.Sandbox.State;
using QRCoder;

namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>MFA devices: virtual ones are created, enabled with two consecutive codes, deactivated, deleted. Hardware
/// devices are in the state file.</summary>
internal static class MfaOperations
{
    private const int SeedDigits = 64;
    private const int PixelsPerModule = 5;

    // The capacity of a QR code of the version 12: larger ones are hard to scan from a screen.
    private const int LongestUri = 367;

    public static void Register(OperationTable<IamCall> table)
    {
        table.Add("CreateVirtualMFADevice", CreateVirtualMFADevice, NewDeviceArn);
        table.Add("DeleteVirtualMFADevice", DeleteVirtualMFADevice, call => call.Text("SerialNumber"));
        table.Add("ListVirtualMFADevices", ListVirtualMFADevices, call => call.Account.Arn("mfa", "/", ""));
        table.Add("EnableMFADevice", EnableMFADevice, ResourceOf.User);
        table.Add("ResyncMFADevice", ResyncMFADevice, ResourceOf.User);
        table.Add("DeactivateMFADevice", DeactivateMFADevice, ResourceOf.User);
        table.Add("ListMFADevices", ListMFADevices, ResourceOf.User);
        table.Add("GetMFADevice", GetMFADevice, ResourceOf.User);
    }

    private static Output CreateVirtualMFADevice(IamCall call)
    {
        var name = call.Text("VirtualMFADeviceName");
        if (call.Account.MfaDevices.Contains(name))
            throw IamErrors.AlreadyExists("MFADevice entity at the same path and name already exists.");

        var device = new MfaDevice
        {
            Name = name,
            Path = call.Input.OptionalText("Path") ?? "/",
            Created = call.Timestamp,
            VisibleFrom = call.VisibleFrom,
            Seed = RandomText.Base32(SeedDigits),
        };
        Tagging.Apply(device.Tags, call.Input.Structures("Tags"));
        var uri = $"otpauth://totp/{UrlText.Encode(name)}@{call.Account.AccountId}?secret={device.Seed}";
        if (uri.Length > LongestUri)
            throw IamErrors.InvalidInput("The name is too long for the device's QR code.");

        call.Account.Add(device);
        return new Output
        {
            ["VirtualMFADevice"] = new Output
            {
                ["SerialNumber"] = call.Account.ArnOf(device),
                // The seed is base 32 text, and as a blob that text is encoded once more.
                ["Base32StringSeed"] = Encoding.ASCII.GetBytes(device.Seed),
                ["QRCodePNG"] = QrPng(uri),
                ["Tags"] = Describe.TagsOrNull(device.Tags),
            },
        };
    }

    private static Output DeleteVirtualMFADevice(IamCall call)
    {
        var device = VirtualDevice(call);
        DeleteConflicts.Check(device);
        call.Account.MfaDevices.Remove(device);
        return Output.Empty;
    }

    private static Output ListVirtualMFADevices(IamCall call)
    {
        var status = call.Input.OptionalText("AssignmentStatus");
        var all = call.Account.MfaDevices.Visible(call.Now).Where(device => device.IsVirtual);
        var devices = all.Where(device => status switch
        {
            "Assigned" => device.UserName is not null,
            "Unassigned" => device.UserName is null,
            _ => true,
        });
        return new Output().AddPage(
            call, "VirtualMFADevices", devices, device => device.Name, device => Listed(call, device));
    }

    private static Output EnableMFADevice(IamCall call)
    {
        var user = call.User();
        var device = Device(call);
        if (device.UserName is not null)
            throw IamErrors.AlreadyExists("MFA Device is already in use.");
        if (user.MfaDevices.Count >= IamQuotas.MfaDevicesPerUser)
            throw IamErrors.QuotaExceeded("MfaDevicesPerUser", IamQuotas.MfaDevicesPerUser);

        DemandCodes(call, device);
        device.UserName = user.Name;
        device.Enabled = call.Timestamp;
        user.MfaDevices.Add(device);
        return Output.Empty;
    }

    private static Output ResyncMFADevice(IamCall call)
    {
        DemandCodes(call, DeviceOf(call, call.User()));
        return Output.Empty;
    }

    private static Output DeactivateMFADevice(IamCall call)
    {
        // In its own name, a root identity can do so only in a session of AssumeRoot.
        ICredentialOwner owner = call.IsAboutRootTask ? call.Account.Root : call.UserOrCaller();
        var device = DeviceOf(call, owner);
        owner.MfaDevices.Remove(device);
        device.UserName = null;
        device.Enabled = null;
        device.Drift = 0;
        return Output.Empty;
    }

    private static Output ListMFADevices(IamCall call)
    {
        var owner = call.CredentialOwner();
        return new Output().AddPage(
            call,
            "MFADevices",
            owner.MfaDevices,
            device => Page.Key(owner.MfaDevices.IndexOf(device)),
            device => new Output
            {
                ["UserName"] = owner.UserName ?? RootUser.RequiredName,
                ["SerialNumber"] = call.Account.ArnOf(device),
                ["EnableDate"] = device.Enabled,
            });
    }

    private static Output GetMFADevice(IamCall call)
    {
        var owner = call.CredentialOwner();
        var device = DeviceOf(call, owner);
        return new Output
        {
            ["UserName"] = owner.UserName ?? RootUser.RequiredName,
            ["SerialNumber"] = call.Account.ArnOf(device),
            ["EnableDate"] = device.Enabled,
        };
    }

    private static byte[] QrPng(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.L);
        using var png = new PngByteQRCode(code);
        return png.GetGraphic(PixelsPerModule);
    }

    private static void DemandCodes(IamCall call, MfaDevice device)
    {
        if (!Totp.Synchronize(device, call.Text("AuthenticationCode1"), call.Text("AuthenticationCode2"), call.Now))
            throw IamErrors.InvalidAuthenticationCode("Authentication code for device is not valid.");
    }

    /// <summary>The device named in the call.</summary>
    private static MfaDevice Device(IamCall call)
    {
        var serial = call.Text("SerialNumber");
        return call.Account.MfaDevices.TryFind(Describe.LastPart(serial), call.Now, out var device)
            && call.Account.ArnOf(device) == serial
            ? device
            : throw NoSuchDevice(serial);
    }

    /// <summary>The virtual device named in the call.</summary>
    internal static MfaDevice VirtualDevice(IamCall call) =>
        Device(call) is { IsVirtual: true } device ? device : throw NoSuchDevice(call.Text("SerialNumber"));

    private static MfaDevice DeviceOf(IamCall call, ICredentialOwner owner)
    {
        var device = Device(call);
        return owner.MfaDevices.Contains(device) ? device : throw NoSuchDevice(call.Text("SerialNumber"));
    }

    private static AwsException NoSuchDevice(string serial) =>
        IamErrors.NoSuchEntity($"VirtualMFADevice with serial number {serial} doesn't exist.");

    private static Output Listed(IamCall call, MfaDevice device)
    {
        Output? owner = null;
        if (device.UserName is not null && call.Account.Users.TryGet(device.UserName, out var user))
        {
            owner = Describe.ListedUser(call, user);
        }
        else if (device.UserName == MfaDevice.Root)
        {
            owner = Describe.Root(call);
        }

        return new Output
        {
            ["SerialNumber"] = call.Account.ArnOf(device),
            ["User"] = owner,
            ["EnableDate"] = device.Enabled,
        };
    }

    private static string NewDeviceArn(IamCall call) =>
        call.Account.Arn("mfa", call.Input.OptionalText("Path") ?? "/", call.Text("VirtualMFADeviceName"));
}
