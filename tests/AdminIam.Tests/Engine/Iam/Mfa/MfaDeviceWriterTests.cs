using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Mfa;

namespace AdminIam.Tests.Engine.Iam.Mfa;

public sealed class MfaDeviceWriterTests
{
    private const string Serial = "arn:aws:iam::123456789012:mfa/alice";

    [Fact]
    public async Task A_device_named_after_the_user_is_enabled_once()
    {
        using var run = await TestRun.StartAsync();
        var device = await CreateAsync(run, "alice");
        var codes = MfaCodes.FromSeed(device.Seed, "alice");

        var enabled = await new MfaDeviceWriter(run.Iam).EnableAsync("alice", null, codes, ensure: false);
        var again = await new MfaDeviceWriter(run.Iam).EnableAsync("alice", null, codes, ensure: true);
        var refused = await Assert.ThrowsAsync<AdminException>(
            () => new MfaDeviceWriter(run.Iam).EnableAsync("alice", null, codes, ensure: false));

        Assert.Equal((Outcome.Updated, Outcome.Unchanged), (enabled.Outcome, again.Outcome));
        Assert.True(enabled.IsEnabled);
        Assert.Equal("MfaDeviceInUse", refused.ErrorId);
        Assert.Equal([Serial], await run.ListAsync("ListMFADevices", "SerialNumber", ("UserName", "alice")));
    }

    [Fact]
    public async Task A_device_that_does_not_exist_is_named_with_the_nearest_one()
    {
        using var run = await TestRun.StartAsync();
        await CreateAsync(run, "alice");

        // Codes of a seed would be sent again for two minutes, because a device just created may not be visible yet.
        var failure = await Assert.ThrowsAsync<AdminException>(() => new MfaDeviceWriter(run.Iam).EnableAsync(
            "alice", Serial + "x", MfaCodes.Typed(["000000", "000001"], "alice"), ensure: false));

        Assert.Equal(("MfaDeviceNotFound", ErrorKind.NotFound), (failure.ErrorId, failure.Kind));
        Assert.Contains(Serial, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_codes_enable_nothing()
    {
        using var run = await TestRun.StartAsync();
        await CreateAsync(run, "alice");

        await Assert.ThrowsAnyAsync<Exception>(() => new MfaDeviceWriter(run.Iam).EnableAsync(
            "alice", null, MfaCodes.Typed(["000000", "000001"], "alice"), ensure: false));

        Assert.Empty(await run.ListAsync("ListMFADevices", "SerialNumber", ("UserName", "alice")));
    }

    [Fact]
    public async Task Removing_disables_and_deletes_a_virtual_device()
    {
        using var run = await TestRun.StartAsync();
        var device = await CreateAsync(run, "alice");
        await new MfaDeviceWriter(run.Iam).EnableAsync(
            "alice", null, MfaCodes.FromSeed(device.Seed, "alice"), ensure: false);
        var writer = new MfaDeviceWriter(run.Iam);

        await writer.RemoveAsync(await writer.FindToRemoveAsync("alice", null));

        Assert.Empty(await run.ListAsync("ListMFADevices", "SerialNumber", ("UserName", "alice")));
        Assert.Empty(await run.ListAsync("ListVirtualMFADevices", "SerialNumber"));
    }

    [Fact]
    public async Task One_of_several_devices_has_to_be_named()
    {
        using var run = await TestRun.StartAsync();
        var writer = new MfaDeviceWriter(run.Iam);
        foreach (var name in (string[])["alice", "phone"])
        {
            var device = await CreateAsync(run, name);
            await new MfaDeviceWriter(run.Iam).EnableAsync(
                "alice", device.SerialNumber, MfaCodes.FromSeed(device.Seed, "alice"), ensure: false);
        }

        var failure = await Assert.ThrowsAsync<AdminException>(() => writer.FindToRemoveAsync("alice", null));

        Assert.Equal("AmbiguousMfaDevice", failure.ErrorId);
        Assert.Equal(Serial, (await writer.FindToRemoveAsync("alice", Serial)).SerialNumber);
    }

    [Fact]
    public async Task A_device_that_was_never_enabled_is_found_by_its_users_name_and_by_its_serial_number()
    {
        using var run = await TestRun.StartAsync();
        await CreateAsync(run, "alice");
        var writer = new MfaDeviceWriter(run.Iam);

        Assert.Equal(Serial, (await writer.FindToRemoveAsync("alice", null)).SerialNumber);
        Assert.False((await writer.FindToRemoveAsync(null, Serial)).IsEnabled);
    }

    [Fact]
    public async Task A_user_without_a_device_and_the_root_user_are_refused()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.CreateUserAsync("bob");
        var writer = new MfaDeviceWriter(run.Iam);

        Assert.Equal(
            "MfaDeviceNotFound",
            (await Assert.ThrowsAsync<AdminException>(() => writer.FindToRemoveAsync("bob", null))).ErrorId);
        Assert.Equal(
            "RootMfaDevice",
            (await Assert.ThrowsAsync<AdminException>(
                () => writer.FindToRemoveAsync(MfaDeviceRecord.Root, null))).ErrorId);
    }

    private static async Task<MfaDeviceRecord> CreateAsync(TestRun run, string name)
    {
        if (!await run.HasUserAsync("alice"))
            await run.Sandbox.CreateUserAsync("alice");
        return (await new MfaDeviceCreator(run.Iam).CreateAsync(
            new MfaDeviceRequest { UserName = "alice", DeviceName = name })).Device;
    }
}
