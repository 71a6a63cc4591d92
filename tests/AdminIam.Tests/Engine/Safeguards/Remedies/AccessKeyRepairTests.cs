using System.Globalization;
using AdminIam.Engine.Iam.CredentialReports;
using AdminIam.Engine.Safeguards.Remedies;
using AdminIam.Sandbox.Settings;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.Safeguards.Remedies;

public sealed class AccessKeyRepairTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Of_several_keys_that_violate_the_check_the_one_of_the_finding_is_disabled(int index)
    {
        var clock = new MovableClock();
        using var run = await TestRun.StartAsync(new SandboxOptions { TimeProvider = clock });
        await run.Sandbox.UserClientAsync("alice");
        clock.Advance(TimeSpan.FromMinutes(5));
        await run.Sandbox.KeyClientAsync("alice");
        var keys = await run.KeysOfAsync("alice");
        var created = await run.ListAsync("ListAccessKeys", "CreateDate", ("UserName", "alice"));
        var rotated = DateTime.Parse(
            created[index], CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);

        var done = await Repair(rotated, _ => true).ApplyAsync(run.Iam);

        Assert.Equal($"The access key {keys[index]} of 'alice' was disabled.", done);
        Assert.Equal("Inactive", (await StatusesAsync(run))[index]);
        Assert.Single(await StatusesAsync(run), status => status == "Inactive");
    }

    [Fact]
    public async Task A_key_that_does_not_violate_the_check_is_not_disabled()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.UserClientAsync("alice");

        var done = await Repair(DateTime.UtcNow, _ => false).ApplyAsync(run.Iam);

        Assert.Equal("No access key of 'alice' violates the check any more.", done);
        Assert.Equal(["Active"], await StatusesAsync(run));
    }

    [Fact]
    public async Task The_only_active_key_of_a_user_who_had_two_is_not_disabled()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.UserClientAsync("alice");
        await run.Sandbox.KeyClientAsync("alice");
        await run.Root.OkAsync(
            "UpdateAccessKey", ("UserName", "alice"), ("AccessKeyId", (await run.KeysOfAsync("alice"))[0]),
            ("Status", "Inactive"));

        await Repair(DateTime.UtcNow, _ => true, activeKeys: 2).ApplyAsync(run.Iam);

        Assert.Single(await StatusesAsync(run), status => status == "Active");
    }

    [Fact]
    public async Task Keys_of_a_user_who_was_deleted_need_no_repair()
    {
        using var run = await TestRun.StartAsync();

        Assert.Equal(
            "No access key of 'alice' violates the check any more.",
            await Repair(DateTime.UtcNow, _ => true).ApplyAsync(run.Iam));
    }

    private static AccessKeyRepair Repair(
        DateTime rotated, Func<CredentialReportKey, bool> isViolation, int activeKeys = 1) => new(
        RepairCommand.OfUser("UnusedAccessKey", "alice"), "alice",
        new CredentialReportKey(1, true, rotated, null, null, null), isViolation)
    {
        ActiveKeys = activeKeys,
    };

    private static Task<string[]> StatusesAsync(TestRun run) =>
        run.ListAsync("ListAccessKeys", "Status", ("UserName", "alice"));
}
