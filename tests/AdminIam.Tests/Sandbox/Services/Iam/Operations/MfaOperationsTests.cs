using System.Text;
using System.Text.Json;
using AdminIam.Build;
using AdminIam.Sandbox.Settings;

namespace AdminIam.Tests.Sandbox.Services.Iam.Operations;

public sealed class MfaOperationsTests : IDisposable
{
    private static readonly byte[] PngStart = [0x89, 0x50, 0x4E, 0x47];
    private readonly RunningSandbox _sandbox = new();
    private readonly (string, string) _alice = ("UserName", "alice");

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void The_test_app_computes_the_codes_of_the_standard()
    {
        // RFC 6238, appendix B, the last six of its eight digits.
        var key = Encoding.ASCII.GetBytes("12345678901234567890");
        Assert.Equal("287082", TestTotp.Code(key, 59 / 30));
        Assert.Equal("081804", TestTotp.Code(key, 1111111109 / 30));
    }

    [Fact]
    public async Task A_device_is_enabled_with_two_consecutive_codes()
    {
        await _sandbox.CreateUserAsync("alice");
        var (serial, seed) = await CreateAsync("alice");
        Assert.Equal("arn:aws:iam::123456789012:mfa/alice", serial.Item2);

        Assert.Equal(
            "403 InvalidAuthenticationCode: Authentication code for device is not valid.",
            (await EnableAsync(serial, "000000", "000001")).Error);
        var now = DateTime.UtcNow;
        Assert.Equal(
            "InvalidAuthenticationCode",
            (await EnableAsync(serial, TestTotp.Code(seed, now), TestTotp.Code(seed, now))).Code);
        Assert.Equal(
            200, (await EnableAsync(serial, TestTotp.Code(seed, now), TestTotp.Code(seed, now.AddSeconds(30)))).Status);
        Assert.Equal(
            "EntityAlreadyExists",
            (await EnableAsync(serial, TestTotp.Code(seed, now), TestTotp.Code(seed, now.AddSeconds(30)))).Code);

        Assert.Equal([serial.Item2], (await _sandbox.Root.OkAsync("ListMFADevices", _alice)).All("SerialNumber"));
        Assert.Equal("alice", (await _sandbox.Root.OkAsync("GetMFADevice", serial, _alice))["UserName"]);
        var assigned = await _sandbox.Root.OkAsync("ListVirtualMFADevices", ("AssignmentStatus", "Assigned"));
        Assert.Equal("alice", assigned["UserName"]);
        Assert.Equal(
            "409 DeleteConflict: MFA VirtualDevice in use. Must deactivate first.",
            (await _sandbox.Root.CallAsync("DeleteVirtualMFADevice", serial)).Error);
        Assert.Equal(
            "409 DeleteConflict: Cannot delete entity, must delete MFA device first.",
            (await _sandbox.Root.CallAsync("DeleteUser", _alice)).Error);

        await _sandbox.Root.OkAsync("DeactivateMFADevice", serial, _alice);
        Assert.Empty((await _sandbox.Root.OkAsync("ListMFADevices", _alice)).All("SerialNumber"));
        await _sandbox.Root.OkAsync("DeleteVirtualMFADevice", serial);
        await _sandbox.Root.OkAsync("DeleteUser", _alice);
    }

    [Fact]
    public async Task A_clock_that_is_minutes_off_is_remembered()
    {
        var user = await _sandbox.UserClientAsync("alice");
        var (serial, seed) = await CreateAsync("alice");
        var off = DateTime.UtcNow.AddMinutes(-5);
        Assert.Equal(
            200, (await EnableAsync(serial, TestTotp.Code(seed, off), TestTotp.Code(seed, off.AddSeconds(30)))).Status);

        var late = ("TokenCode", TestTotp.Code(seed, DateTime.UtcNow.AddMinutes(-5)));
        await user.OkAsync("GetSessionToken", ("SerialNumber", serial.Item2), late);
        var now = DateTime.UtcNow;
        await _sandbox.Root.OkAsync(
            "ResyncMFADevice", _alice, serial, ("AuthenticationCode1", TestTotp.Code(seed, now)),
            ("AuthenticationCode2", TestTotp.Code(seed, now.AddSeconds(30))));
        Assert.Equal(
            "AccessDenied", (await user.CallAsync("GetSessionToken", ("SerialNumber", serial.Item2), late)).Code);
        await user.OkAsync(
            "GetSessionToken", ("SerialNumber", serial.Item2), ("TokenCode", TestTotp.Code(seed, DateTime.UtcNow)));
    }

    [Fact]
    public async Task The_picture_is_a_png_and_the_seed_base32_text()
    {
        var created = await _sandbox.Root.OkAsync("CreateVirtualMFADevice", ("VirtualMFADeviceName", "alice"));
        Assert.Equal(PngStart, Convert.FromBase64String(created["QRCodePNG"])[..4]);
        Assert.Matches(
            "^[A-Z2-7]{64}$", Encoding.ASCII.GetString(Convert.FromBase64String(created["Base32StringSeed"])));
        Assert.Equal(
            "409 EntityAlreadyExists: MFADevice entity at the same path and name already exists.",
            (await _sandbox.Root.CallAsync("CreateVirtualMFADevice", ("VirtualMFADeviceName", "alice"))).Error);
    }

    private async Task<((string, string) Serial, string Seed)> CreateAsync(string name)
    {
        var created = await _sandbox.Root.OkAsync("CreateVirtualMFADevice", ("VirtualMFADeviceName", name));
        return (
            ("SerialNumber", created["SerialNumber"]),
            Encoding.ASCII.GetString(Convert.FromBase64String(created["Base32StringSeed"])));
    }

    private Task<SandboxReply> EnableAsync((string, string) serial, string first, string second) =>
        _sandbox.Root.CallAsync(
        "EnableMFADevice", _alice, serial, ("AuthenticationCode1", first), ("AuthenticationCode2", second));

    [Fact]
    public async Task The_root_identity_sees_and_uses_its_own_device()
    {
        const string seed = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
        using var folder = new TemporaryFolder();
        var state = folder.PathOf("iam.json");
        await File.WriteAllTextAsync(state, JsonSerializer.Serialize(new
        {
            accountId = RunningSandbox.AccountId,
            created = DateTime.UtcNow,
            mfaDevices = new[]
            {
                new { name = "root-device", seed, userName = "<root_account>", enabled = DateTime.UtcNow },
            },
        }));
        using var sandbox = new RunningSandbox(new SandboxOptions { StatePath = state });
        var serial = ("SerialNumber", "arn:aws:iam::123456789012:mfa/root-device");

        Assert.Equal([serial.Item2], (await sandbox.Root.OkAsync("ListMFADevices")).All("SerialNumber"));
        Assert.Equal("root", (await sandbox.Root.OkAsync("GetMFADevice", serial))["UserName"]);
        Assert.Equal("1", (await sandbox.Root.OkAsync("GetAccountSummary")).SummaryOf("AccountMFAEnabled"));
        Assert.Equal(
            "arn:aws:iam::123456789012:root",
            (await sandbox.Root.OkAsync("ListVirtualMFADevices")).All("Arn").Single());
        Assert.Equal(
            "400 ValidationError: Must specify userName when calling with non-User credentials",
            (await sandbox.Root.CallAsync("DeactivateMFADevice", serial)).Error);

        var session = sandbox.Session(await sandbox.Root.OkAsync(
            "GetSessionToken", serial, ("TokenCode", TestTotp.Code(seed, DateTime.UtcNow))));
        Assert.Empty((await session.OkAsync("ListAccessKeys")).All("AccessKeyId"));
    }

    [Fact]
    public async Task A_hardware_device_is_no_virtual_one()
    {
        const string serial = "GAHT12345678";
        const string key = "arn:aws:iam::123456789012:u2f/root-account/key-ABC";
        using var folder = new TemporaryFolder();
        var state = folder.PathOf("iam.json");
        await File.WriteAllTextAsync(state, JsonSerializer.Serialize(new
        {
            accountId = RunningSandbox.AccountId,
            created = DateTime.UtcNow,
            users = new[] { new { name = "alice", id = "AIDAALICEALICEALICE22" } },
            mfaDevices = new[]
            {
                new { name = serial, serialNumber = serial, userName = "alice", enabled = DateTime.UtcNow },
                new { name = "key-ABC", serialNumber = key, userName = "<root_account>", enabled = DateTime.UtcNow },
            },
        }));
        using var sandbox = new RunningSandbox(new SandboxOptions { StatePath = state });

        Assert.Empty((await sandbox.Root.OkAsync("ListVirtualMFADevices")).All("SerialNumber"));
        Assert.Equal([key], (await sandbox.Root.OkAsync("ListMFADevices")).All("SerialNumber"));
        var device = await sandbox.Root.OkAsync("GetMFADevice", _alice, ("SerialNumber", serial));
        Assert.Equal("alice", device["UserName"]);
        Assert.Equal("2", (await sandbox.Root.OkAsync("GetAccountSummary")).SummaryOf("MFADevices"));
        await sandbox.Root.OkAsync("DeactivateMFADevice", _alice, ("SerialNumber", serial));
        Assert.Equal("1", (await sandbox.Root.OkAsync("GetAccountSummary")).SummaryOf("MFADevices"));
        Assert.Equal(
            "NoSuchEntity", (await sandbox.Root.CallAsync("DeleteVirtualMFADevice", ("SerialNumber", serial))).Code);
    }

    [Fact]
    public async Task A_device_whose_name_is_not_the_end_of_its_serial_number_is_refused()
    {
        using var folder = new TemporaryFolder();
        var state = folder.PathOf("iam.json");
        await File.WriteAllTextAsync(state, JsonSerializer.Serialize(new
        {
            accountId = RunningSandbox.AccountId,
            mfaDevices = new[] { new { name = "other", serialNumber = "GAHT12345678" } },
        }));

        var problem = Assert.Throws<InvalidDataException>(
            () => new RunningSandbox(new SandboxOptions { StatePath = state }));

        Assert.Contains("'GAHT12345678' is not the last part", problem.Message, StringComparison.Ordinal);
    }
}
