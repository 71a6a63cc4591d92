using AdminIam.Engine.Safeguards.Findings;

namespace AdminIam.Tests.Engine.Safeguards.Checks;

public sealed class PasswordChecksTests
{
    [Theory]
    [InlineData("PasswordLength", "a minimum length of 8 characters; 14 are required.")]
    [InlineData("PasswordReuse", "a history of 0 passwords; 24 are required.")]
    public void The_default_policy_is_too_weak(string check, string reason)
    {
        var verdict = new TestFacts().One(check);

        Assert.Equal(FindingStatus.Failed, verdict.Status);
        Assert.EndsWith(reason, verdict.Reason, StringComparison.Ordinal);
        Assert.Equal(
            FindingStatus.Passed,
            new TestFacts { Thresholds = new() { PasswordLength = 8, PasswordReuse = 0 } }.One(check).Status);
    }

    [Theory]
    [InlineData(45.9, 100.0, false)]
    [InlineData(46.0, 1.0, true)]
    [InlineData(null, 46.0, true)]
    [InlineData(null, 45.0, false)]
    public void A_password_that_was_never_used_counts_from_the_time_it_was_set(double? used, double set, bool fails)
    {
        var facts = new TestFacts().Add(TestFacts.PasswordRow("alice") with
        {
            PasswordLastUsed = used is { } days ? TestFacts.DaysAgo(days) : null,
            PasswordLastChanged = TestFacts.DaysAgo(set),
        });

        Assert.Equal(fails ? ["alice"] : [], facts.Failed("UnusedPassword"));
    }

    [Fact]
    public void A_reason_states_when_the_password_was_used()
    {
        var verdict = new TestFacts()
            .Add(TestFacts.PasswordRow("o'neill=x") with { PasswordLastUsed = TestFacts.DaysAgo(50) })
            .One("UnusedPassword");

        Assert.Equal(
            "The password was last used on 2026-10-08, 50 days ago; 45 days are permitted.", verdict.Reason);
        Assert.Equal("Remove-AdminUserPassword 'o''neill=x'", verdict.Remedy!.CommandLine);
    }

    [Theory]
    [InlineData(null, 15.0, true)]
    [InlineData(null, 14.0, false)]
    [InlineData(3.0, 15.0, false)]
    public void A_user_has_some_days_to_sign_in_for_the_first_time(double? used, double set, bool fails)
    {
        var facts = new TestFacts().Add(TestFacts.PasswordRow("alice") with
        {
            PasswordLastUsed = used is { } days ? TestFacts.DaysAgo(days) : null,
            PasswordLastChanged = TestFacts.DaysAgo(set),
        });

        Assert.Equal(fails ? ["alice"] : [], facts.Failed("NeverSignedIn"));
    }

    [Theory]
    [InlineData(5, 100.0, true, "used with the initial password")]
    [InlineData(5, null, false, "never used")]
    [InlineData(86_400, 100.0, false, "changed later")]
    [InlineData(60, 199.9999, false, "changed at the first sign-in")]
    public void A_password_from_the_creation_of_the_user_must_be_changed(
        int secondsAfterCreation, double? used, bool fails, string how)
    {
        var facts = new TestFacts().Add(TestFacts.PasswordRow("alice") with
        {
            PasswordLastChanged = TestFacts.DaysAgo(200).AddSeconds(secondsAfterCreation),
            PasswordLastUsed = used is { } days ? TestFacts.DaysAgo(days) : null,
        });

        Assert.True(facts.Failed("InitialPassword").Length == (fails ? 1 : 0), how);
        facts.PasswordResets = ["alice"];
        Assert.Empty(facts.Failed("InitialPassword"));
    }

    [Theory]
    [InlineData("UnusedPassword")]
    [InlineData("NeverSignedIn")]
    [InlineData("InitialPassword")]
    public void Only_users_with_a_password_that_are_not_locked_are_checked(string check)
    {
        var stale = TestFacts.PasswordRow("locked") with
        {
            CreateDate = TestFacts.DaysAgo(100),
            PasswordLastUsed = check == "InitialPassword" ? TestFacts.DaysAgo(99) : null,
        };
        var facts = new TestFacts().Add(TestFacts.Row("nobody")).Add(stale).Add(TestFacts.PasswordRow("alice"));
        Assert.Equal(["locked"], facts.Failed(check));

        var verdict = facts.Lock("locked").One(check);

        Assert.Equal(FindingStatus.Passed, verdict.Status);
        Assert.StartsWith("Checked 1 user with a password: ", verdict.Reason, StringComparison.Ordinal);
        Assert.EndsWith(" Not checked, because they are locked: 1 user.", verdict.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UnusedPassword")]
    [InlineData("NeverSignedIn")]
    [InlineData("InitialPassword")]
    public void An_account_without_users_passes(string check) =>
        Assert.Equal("There is no user with a password.", new TestFacts().One(check).Reason);
}
