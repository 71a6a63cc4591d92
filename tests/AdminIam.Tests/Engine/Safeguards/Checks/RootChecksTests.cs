using AdminIam.Engine.Safeguards.Facts;
using AdminIam.Engine.Safeguards.Findings;

namespace AdminIam.Tests.Engine.Safeguards.Checks;

public sealed class RootChecksTests
{
    [Theory]
    [InlineData(0, FindingStatus.Passed)]
    [InlineData(1, FindingStatus.Failed)]
    public void An_access_key_of_the_root_user_fails(int keys, FindingStatus status) =>
        Assert.Equal(status, Summary(("AccountAccessKeysPresent", keys)).One("RootAccessKey").Status);

    [Theory]
    [InlineData(1, 0, 1, FindingStatus.Passed)]
    [InlineData(1, 0, 0, FindingStatus.Failed)]
    [InlineData(0, 1, 0, FindingStatus.Failed)]
    [InlineData(0, 0, 0, FindingStatus.Passed)]
    [InlineData(0, 0, 1, FindingStatus.Passed)]
    public void The_root_user_needs_mfa_if_it_has_a_password_or_a_key(
        int password, int keys, int mfa, FindingStatus status) =>
        Assert.Equal(
            status,
            Summary(
                ("AccountPasswordPresent", password), ("AccountAccessKeysPresent", keys), ("AccountMFAEnabled", mfa))
                .One("RootMfa").Status);

    [Theory]
    [InlineData(null, FindingStatus.Failed)]
    [InlineData(true, FindingStatus.Failed)]
    [InlineData(false, FindingStatus.Passed)]
    public void A_report_that_does_not_support_the_password_of_the_root_user_does_not_mean_that_there_is_none(
        bool? hasPassword, FindingStatus status)
    {
        var facts = Summary(("AccountMFAEnabled", 0));
        facts.Root = TestFacts.Row("<root_account>") with { HasPassword = hasPassword };

        Assert.Equal(status, facts.One("RootMfa").Status);
    }

    [Fact]
    public void Without_the_report_the_root_user_counts_as_having_a_password()
    {
        var facts = Summary(("AccountMFAEnabled", 1));
        facts.Denied = FactKinds.Credentials;

        Assert.Equal(FindingStatus.Passed, facts.One("RootMfa").Status);
    }

    [Theory]
    [InlineData(1, 1, false, FindingStatus.Passed)]
    [InlineData(1, 1, true, FindingStatus.Failed)]
    [InlineData(1, 0, false, FindingStatus.NotApplicable)]
    [InlineData(0, 0, false, FindingStatus.Passed)]
    public void A_virtual_device_of_the_root_user_is_no_hardware_device(
        int password, int mfa, bool isVirtual, FindingStatus status)
    {
        var facts = Summary(("AccountPasswordPresent", password), ("AccountMFAEnabled", mfa));
        facts.HasVirtualRootMfa = isVirtual;

        Assert.Equal(status, facts.One("RootHardwareMfa").Status);
    }

    [Theory]
    [InlineData(29.5, null, FindingStatus.Failed)]
    [InlineData(30.5, null, FindingStatus.Passed)]
    [InlineData(null, 2.0, FindingStatus.Failed)]
    [InlineData(null, null, FindingStatus.Passed)]
    public void A_recent_use_of_the_password_or_a_key_of_the_root_user_fails(
        double? password, double? key, FindingStatus status)
    {
        var verdict = new TestFacts
        {
            Root = TestFacts.Row("<root_account>") with
            {
                PasswordLastUsed = password is { } days ? TestFacts.DaysAgo(days) : null,
                Keys = key is null ? [] : [TestFacts.Key(2, used: key)],
            },
        }.One("RootUse");

        Assert.Equal(status, verdict.Status);
        Assert.Contains(
            (password, key) switch
            {
                (29.5, _) => "password on 2026-10-29 (29 days ago)",
                (not null, _) => "password on 2026-10-28 (30 days ago)",
                (_, not null) => "access key 2 on 2026-11-25 (2 days ago)",
                _ => "No use of the root user is recorded.",
            },
            verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_without_the_root_user_does_not_tell_about_its_use() =>
        Assert.Equal(FindingStatus.Unknown, new TestFacts().One("RootUse").Status);

    [Theory]
    [InlineData(null, FindingStatus.NotApplicable)]
    [InlineData("", FindingStatus.Failed)]
    [InlineData("RootSessions", FindingStatus.Failed)]
    [InlineData("RootSessions,RootCredentialsManagement", FindingStatus.Passed)]
    public void Both_features_of_central_root_access_are_needed(string? features, FindingStatus status) => Assert.Equal(
        status,
        new TestFacts { OrganizationFeatures = features?.Split(',', StringSplitOptions.RemoveEmptyEntries) }
            .One("CentralRootAccess").Status);

    private static TestFacts Summary(params (string Name, int Count)[] counts)
    {
        var facts = new TestFacts();
        foreach (var (name, count) in counts)
            facts.Summary[name] = count;
        return facts;
    }
}
