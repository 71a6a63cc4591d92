using System.Text;
using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Qr;
using AdminIam.Sandbox.Services.Iam.Access;
using AdminIam.Sandbox.Services.Iam.State;
using AdminIam.Sandbox.Signing;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>Virtual MFA devices: made, enabled with two codes in a row, deactivated, deleted.</summary>
internal static class MfaOperations
{
    private const int SeedDigits = 64;

    public static void Register(OperationTable table)
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

    private static Output CreateVirtualMFADevice(CallContext call)
    {
        var name = call.Text("VirtualMFADeviceName");
        if (call.Account.MfaDevices.Contains(name))
            throw Errors.AlreadyExists("MFADevice entity at the same path and name already exists.");

        var device = new MfaDevice
        {
            Name = name,
            Path = call.Input.OptionalText("Path") ?? "/",
            Created = call.Timestamp,
            VisibleFrom = call.VisibleFrom,
            Seed = RandomText.Base32(SeedDigits),
        };
        Tagging.Apply(device.Tags, call.Input.Structures("Tags"));
        call.Account.Add(device);

        var uri = $"otpauth://totp/{UrlText.Encode(name)}@{call.Account.AccountId}?secret={device.Seed}";
        return new Output
        {
            ["VirtualMFADevice"] = new Output
            {
                ["SerialNumber"] = call.Account.ArnOf(device),
                // The seed is base 32 text, and as a blob that text is encoded once more.
                ["Base32StringSeed"] = Encoding.ASCII.GetBytes(device.Seed),
                ["QRCodePNG"] = QrImage.Png(QrCode.Encode(uri)),
                ["Tags"] = Describe.TagsOrNull(device.Tags),
            },
        };
    }

    private static Output DeleteVirtualMFADevice(CallContext call)
    {
        var device = Device(call);
        if (device.UserName is not null)
            throw Errors.DeleteConflict("MFA VirtualDevice in use. Must deactivate first.");
        call.Account.MfaDevices.Remove(device);
        return Output.Empty;
    }

    private static Output ListVirtualMFADevices(CallContext call)
    {
        var devices = call.Account.MfaDevices.Visible(call.Now).Where(device => call.Input.OptionalText("AssignmentStatus") switch
        {
            "Assigned" => device.UserName is not null,
            "Unassigned" => device.UserName is null,
            _ => true,
        });
        return new Output().AddPage(call, "VirtualMFADevices", devices, device => device.Name, device => VirtualDevice(call, device));
    }

    private static Output EnableMFADevice(CallContext call)
    {
        var user = call.User();
        var device = Device(call);
        if (device.UserName is not null)
            throw Errors.AlreadyExists("MFA Device is already in use.");
        if (user.MfaDevices.Count >= Quotas.MfaDevicesPerUser)
            throw Errors.QuotaExceeded("MfaDevicesPerUser", Quotas.MfaDevicesPerUser);

        DemandCodes(call, device);
        device.UserName = user.Name;
        device.Enabled = call.Timestamp;
        user.MfaDevices.Add(device);
        return Output.Empty;
    }

    private static Output ResyncMFADevice(CallContext call)
    {
        DemandCodes(call, DeviceOf(call, call.User()));
        return Output.Empty;
    }

    private static Output DeactivateMFADevice(CallContext call)
    {
        var user = call.UserOrCaller();
        var device = DeviceOf(call, user);
        user.MfaDevices.Remove(device);
        device.UserName = null;
        device.Enabled = null;
        device.Drift = 0;
        return Output.Empty;
    }

    private static Output ListMFADevices(CallContext call)
    {
        var user = call.UserOrCaller();
        return new Output().AddPage(
            call,
            "MFADevices",
            user.MfaDevices,
            device => Page.Key(user.MfaDevices.IndexOf(device)),
            device => new Output
            {
                ["UserName"] = user.Name,
                ["SerialNumber"] = call.Account.ArnOf(device),
                ["EnableDate"] = device.Enabled,
            });
    }

    private static Output GetMFADevice(CallContext call)
    {
        var user = call.UserOrCaller();
        var device = DeviceOf(call, user);
        return new Output
        {
            ["UserName"] = user.Name,
            ["SerialNumber"] = call.Account.ArnOf(device),
            ["EnableDate"] = device.Enabled,
        };
    }

    private static void DemandCodes(CallContext call, MfaDevice device)
    {
        if (!Totp.Synchronize(device, call.Text("AuthenticationCode1"), call.Text("AuthenticationCode2"), call.Now))
            throw Errors.InvalidAuthenticationCode("Authentication code for device is not valid.");
    }

    private static MfaDevice Device(CallContext call)
    {
        var serial = call.Text("SerialNumber");
        return call.Account.MfaDevices.TryFind(Describe.LastPart(serial), call.Now, out var device) && call.Account.ArnOf(device) == serial
            ? device
            : throw NoSuchDevice(serial);
    }

    private static MfaDevice DeviceOf(CallContext call, User user)
    {
        var device = Device(call);
        return user.MfaDevices.Contains(device) ? device : throw NoSuchDevice(call.Text("SerialNumber"));
    }

    private static AwsException NoSuchDevice(string serial) =>
        Errors.NoSuchEntity($"VirtualMFADevice with serial number {serial} doesn't exist.");

    private static Output VirtualDevice(CallContext call, MfaDevice device)
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

    private static string NewDeviceArn(CallContext call) =>
        call.Account.Arn("mfa", call.Input.OptionalText("Path") ?? "/", call.Text("VirtualMFADeviceName"));
}
