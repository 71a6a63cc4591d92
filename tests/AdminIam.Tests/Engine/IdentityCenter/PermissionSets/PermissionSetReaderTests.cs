using AdminIam.Engine.IdentityCenter.PermissionSets;

namespace AdminIam.Tests.Engine.IdentityCenter.PermissionSets;

public sealed class PermissionSetReaderTests
{
    [Fact]
    public async Task Matching_sets_are_described_once_and_in_pages()
    {
        using var test = await TestCenterRun.StartAsync();
        for (var i = 0; i < 25; i++)
            await test.CreateSetAsync($"Set{i}");

        var sets = await new PermissionSetReader(test.Run).List(name => name.EndsWith('5')).ToListAsync();

        Assert.Equal(["Set15", "Set5"], sets.Select(set => set.Name).Order(StringComparer.Ordinal));
        Assert.Equal(25, Calls(test, "DescribePermissionSet"));
        // The names are known now.
        await new PermissionSetReader(test.Run).List(name => name == "Set5").ToListAsync();
        Assert.Equal(26, Calls(test, "DescribePermissionSet"));
    }

    [Fact]
    public async Task A_set_without_anything_has_no_details()
    {
        using var test = await TestCenterRun.StartAsync();
        var reader = new PermissionSetReader(test.Run);
        var set = await reader.WithDetailsAsync(await reader.DescribeAsync(await test.CreateSetAsync("Empty")));

        Assert.Equal((null, null), (set.Policies.Inline, set.Policies.Boundary));
        Assert.Empty(set.Policies.Managed!);
        Assert.Empty(set.Policies.Customer!);
        Assert.Empty(set.Tags!);
        Assert.Empty(set.Accounts!);
        Assert.Empty(set.OutdatedAccounts!);
        Assert.Equal(TimeSpan.FromHours(1), set.SessionDuration);
        Assert.Equal(DateTimeKind.Utc, set.CreateDate!.Value.Kind);
    }

    [Theory]
    [InlineData("PT8H", 480)]
    [InlineData("PT1H30M", 90)]
    [InlineData("pt60m", 60)]
    [InlineData("3600", null)]
    [InlineData("", null)]
    public void A_duration_that_cannot_be_read_is_unknown(string text, int? minutes) => Assert.Equal(
        minutes is null ? (TimeSpan?)null : TimeSpan.FromMinutes(minutes.Value), SessionDurationText.Parse(text));

    private static long Calls(TestCenterRun test, string operation) =>
        test.Sandbox.Server.Statistics.CallsByAction[$"SWBExternalService.{operation}"];
}
