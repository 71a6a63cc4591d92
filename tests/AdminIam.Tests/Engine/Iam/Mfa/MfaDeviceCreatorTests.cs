using AdminIam.Build;
using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Secrets;
using AdminIam.Engine.Iam.Mfa;
using OtpNet;

namespace AdminIam.Tests.Engine.Iam.Mfa;

public sealed class MfaDeviceCreatorTests
{
    private const string Serial = "arn:aws:iam::123456789012:mfa/alice";

    private static readonly MfaDeviceRequest Alice = new() { UserName = "alice" };

    [Fact]
    public async Task A_device_is_named_after_its_user_and_the_codes_of_its_seed_are_accepted()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.CreateUserAsync("alice");

        var made = await new MfaDeviceCreator(run.Iam).CreateAsync(Alice);

        Assert.Equal(
            (Serial, Outcome.Created, false), (made.Device.SerialNumber, made.Device.Outcome, made.Device.IsEnabled));
        Assert.Null(made.QrCodePath);
        var app = new OtpNet.Totp(Base32Encoding.ToBytes(SecretText.Reveal(made.Device.Seed!)));
        var now = DateTime.UtcNow;
        await run.Root.OkAsync(
            "EnableMFADevice", ("UserName", "alice"), ("SerialNumber", Serial),
            ("AuthenticationCode1", app.ComputeTotp(now.AddSeconds(-30))),
            ("AuthenticationCode2", app.ComputeTotp(now)));
    }

    [Fact]
    public async Task The_QR_code_goes_into_a_folder_by_the_devices_name_and_only_its_owner_may_read_it()
    {
        using var run = await TestRun.StartAsync();
        using var folder = new TemporaryFolder();
        await run.Sandbox.CreateUserAsync("alice");
        var path = Path.GetDirectoryName(folder.PathOf("x"))!;

        var made = await new MfaDeviceCreator(run.Iam).CreateAsync(
            Alice with { DeviceName = "phone", QrCodePath = path });

        Assert.Equal(folder.PathOf("phone.png"), made.QrCodePath);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], File.ReadAllBytes(made.QrCodePath!)[..4]);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(made.QrCodePath!));
    }

    [Theory]
    [InlineData("codes", "codes/alice.png")]
    [InlineData("new/codes", "new/codes/alice.png")]
    [InlineData("v1.0", "v1.0/alice.png")]
    [InlineData("Code.PNG", "Code.PNG")]
    public async Task A_path_that_ends_in_png_is_a_file_and_any_other_one_a_folder_to_create(string path, string file)
    {
        using var run = await TestRun.StartAsync();
        using var folder = new TemporaryFolder();
        await run.Sandbox.CreateUserAsync("alice");

        var created = await new MfaDeviceCreator(run.Iam).CreateAsync(Alice with { QrCodePath = folder.PathOf(path) });

        Assert.Equal(Path.GetFullPath(folder.PathOf(file)), Path.GetFullPath(created.QrCodePath!));
        Assert.True(File.Exists(folder.PathOf(file)));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_created_is_an_error_before_a_device_is_created()
    {
        using var run = await TestRun.StartAsync();
        using var folder = new TemporaryFolder();
        await run.Sandbox.CreateUserAsync("alice");
        File.WriteAllText(folder.PathOf("codes"), "mine");

        var failure = await Assert.ThrowsAsync<AdminException>(
            () => new MfaDeviceCreator(run.Iam).CreateAsync(Alice with { QrCodePath = folder.PathOf("codes") }));

        Assert.Equal("QrCodeFileFailed", failure.ErrorId);
        Assert.Equal("mine", File.ReadAllText(folder.PathOf("codes")));
        Assert.Empty(await DevicesAsync(run));
    }

    [Fact]
    public async Task A_file_that_exists_is_left_alone_and_no_device_is_created()
    {
        using var run = await TestRun.StartAsync();
        using var folder = new TemporaryFolder();
        await run.Sandbox.CreateUserAsync("alice");
        File.WriteAllText(folder.PathOf("code.png"), "mine");

        var failure = await Assert.ThrowsAsync<AdminException>(
            () => new MfaDeviceCreator(run.Iam).CreateAsync(Alice with { QrCodePath = folder.PathOf("code.png") }));

        Assert.Equal("FileExists", failure.ErrorId);
        Assert.Equal("mine", File.ReadAllText(folder.PathOf("code.png")));
        Assert.Empty(await DevicesAsync(run));
    }

    [Fact]
    public async Task A_device_of_that_name_is_replaced_only_with_force_and_never_while_it_protects_someone()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.CreateUserAsync("alice");
        var first = await new MfaDeviceCreator(run.Iam).CreateAsync(Alice);

        var refused = await Assert.ThrowsAsync<AdminException>(() => new MfaDeviceCreator(run.Iam).CreateAsync(Alice));
        var second = await new MfaDeviceCreator(run.Iam).CreateAsync(Alice with { Force = true });

        Assert.Equal("MfaDeviceAlreadyExists", refused.ErrorId);
        Assert.Contains("-Force", refused.Advice, StringComparison.Ordinal);
        Assert.NotEqual(SecretText.Reveal(first.Device.Seed!), SecretText.Reveal(second.Device.Seed!));
        Assert.Equal([Serial], await DevicesAsync(run));

        await new MfaDeviceWriter(run.Iam).EnableAsync(
            "alice", null, MfaCodes.FromSeed(second.Device.Seed, null), ensure: false);
        var enabled = await Assert.ThrowsAsync<AdminException>(
            () => new MfaDeviceCreator(run.Iam).CreateAsync(Alice with { Force = true }));
        Assert.Contains("is enabled for 'alice'", enabled.Message, StringComparison.Ordinal);
        Assert.Equal([Serial], await DevicesAsync(run));
    }

    [Fact]
    public async Task Two_rows_for_one_name_get_one_device()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.CreateUserAsync("alice");
        var maker = new MfaDeviceCreator(run.Iam);
        await maker.CreateAsync(Alice);

        var failure = await Assert.ThrowsAsync<AdminException>(
            () => maker.CreateAsync(Alice with { DeviceName = "ALICE", Force = true }));

        Assert.Equal("MfaDeviceAlreadyExists", failure.ErrorId);
        Assert.Equal([Serial], await DevicesAsync(run));
    }

    [Fact]
    public async Task A_device_for_no_user_is_not_created()
    {
        using var run = await TestRun.StartAsync();

        Assert.Equal(
            "UserNotFound",
            (await Assert.ThrowsAsync<AdminException>(() => new MfaDeviceCreator(run.Iam).CreateAsync(Alice))).ErrorId);
        Assert.Empty(await DevicesAsync(run));
    }

    [Fact]
    public async Task A_device_that_nobody_saw_is_removed_with_its_file()
    {
        using var run = await TestRun.StartAsync();
        using var folder = new TemporaryFolder();
        await run.Sandbox.CreateUserAsync("alice");
        var maker = new MfaDeviceCreator(run.Iam);
        var made = await maker.CreateAsync(Alice with { QrCodePath = folder.PathOf("code.png") });

        Assert.Null(await made.Unseen!.UndoAsync());

        Assert.Empty(await DevicesAsync(run));
        Assert.False(File.Exists(folder.PathOf("code.png")));
    }

    private static Task<string[]> DevicesAsync(TestRun run) => run.ListAsync("ListVirtualMFADevices", "SerialNumber");
}
