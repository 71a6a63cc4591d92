using AdminIam.Engine.Safeguards.Findings;

namespace AdminIam.Tests.Engine.Safeguards.Checks;

public sealed class AccessKeyChecksTests
{
    [Theory]
    [InlineData(true, 199.999, null, true)]
    [InlineData(true, 199.9, null, false)]
    [InlineData(true, 199.999, 3.0, false)]
    [InlineData(false, 199.999, null, false)]
    public void A_key_from_the_creation_of_a_user_with_a_password_that_was_never_used_fails(
        bool password, double created, double? used, bool fails)
    {
        var facts = new TestFacts().Add(TestFacts.Row("alice") with
        {
            HasPassword = password,
            Keys = [TestFacts.Key(1, active: false, 199.999, null), TestFacts.Key(2, rotated: created, used: used)],
        });

        Assert.Equal(fails ? ["alice (access key 2)"] : [], facts.Failed("InitialAccessKey"));
    }

    [Theory]
    [InlineData(100, 46.0, "last used on 2026-10-12, 46 days ago")]
    [InlineData(46, null, "created on 2026-10-12 and never used, 46 days ago")]
    [InlineData(100, 45.0, null)]
    [InlineData(45, null, null)]
    public void A_key_that_was_never_used_counts_from_its_creation(double created, double? used, string? reason)
    {
        var facts = new TestFacts().Add(TestFacts.Row("alice") with
        {
            Keys = [TestFacts.Key(1, rotated: created, used: used), TestFacts.Key(2, active: false, 190, null)],
        });

        var verdict = facts.One("UnusedAccessKey");

        Assert.Equal(
            reason is null
                ? (FindingStatus.Passed, null, null)
                : (FindingStatus.Failed, "alice (access key 1)", "alice"),
            (verdict.Status, verdict.Resource, verdict.UserName));
        Assert.Contains(reason ?? "none is unused for more than 45 days", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_without_any_date_counts_from_the_creation_of_its_user()
    {
        var facts = new TestFacts().Add(TestFacts.Row("alice") with
        {
            Keys = [new(1, true, null, null, null, null)],
        });

        Assert.Equal(["alice (access key 1)"], facts.Failed("UnusedAccessKey"));
        Assert.Empty(facts.Failed("AccessKeyAge"));
    }

    [Fact]
    public void Two_active_keys_are_too_many()
    {
        var facts = new TestFacts()
            .Add(TestFacts.Row("alice") with { Keys = [TestFacts.Key(1), TestFacts.Key(2, rotated: 3, used: null)] })
            .Add(TestFacts.Row("bob") with { Keys = [TestFacts.Key(1), TestFacts.Key(2, active: false)] });

        var verdict = facts.One("SingleActiveKey");

        Assert.Equal((FindingStatus.Failed, "alice"), (verdict.Status, verdict.Resource));
        Assert.Equal(
            "The user has 2 active access keys: key 1 (from 2026-10-28, last used on 2026-11-26), "
                + "key 2 (from 2026-11-24, never used).",
            verdict.Reason);
    }

    [Theory]
    [InlineData(90.5, true, false)]
    [InlineData(91, true, true)]
    [InlineData(91, false, false)]
    public void An_active_key_must_be_replaced_after_ninety_days(double rotated, bool active, bool fails)
    {
        var facts = new TestFacts().Add(TestFacts.Row("alice") with
        {
            Keys = [TestFacts.Key(2, active, rotated)],
        });

        Assert.Equal(fails ? ["alice (access key 2)"] : [], facts.Failed("AccessKeyAge"));
        facts.Thresholds = new() { KeyAgeDays = 91 };
        Assert.Empty(facts.Failed("AccessKeyAge"));
    }

    [Theory]
    [InlineData("InitialAccessKey")]
    [InlineData("UnusedAccessKey")]
    [InlineData("SingleActiveKey")]
    [InlineData("AccessKeyAge")]
    public void The_keys_of_locked_users_and_of_the_root_user_are_not_checked(string check)
    {
        var row = TestFacts.PasswordRow("alice") with
        {
            Keys = [TestFacts.Key(1, rotated: 200, used: null), TestFacts.Key(2, rotated: 200, used: null)],
        };
        var facts = new TestFacts { Root = row with { UserName = "<root_account>" } }.Add(row);
        Assert.NotEmpty(facts.Failed(check));

        Assert.Equal(FindingStatus.Passed, facts.Lock("alice").One(check).Status);
    }
}
