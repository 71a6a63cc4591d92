using System.Globalization;
using AdminIam.Engine.Iam.CredentialReports;
using AdminIam.Engine.Safeguards.Checks;
using AdminIam.Engine.Safeguards.Findings;
using CsCheck;

namespace AdminIam.Tests.Engine.Safeguards.Checks;

/// <summary>What is true of the results of all checks, whatever the account is.</summary>
public sealed class CheckPropertyTests
{
    private static readonly string[] Cultures = ["th-TH", "ar-SA", "de-DE"];
    private static readonly string[] ManagedNames =
        ["AdministratorAccess", "AWSSupportAccess", "AWSCloudShellFullAccess", "AWSDenyAll"];

    private static readonly Gen<DateTime?> Times = Gen.Frequency(
        (1, Gen.Const((DateTime?)null)), (4, Gen.Double[0, 400].Select(days => (DateTime?)TestFacts.DaysAgo(days))));

    private static readonly Gen<CredentialReportKey> Keys = Gen.Select(
        Gen.Bool, Times, Times,
        (active, rotated, used) => new CredentialReportKey(1, active, rotated, used, null, null));

    private static readonly Gen<CredentialReportEntry> Rows = Gen.Select(
        Gen.Bool, Times, Times, Times, Gen.Bool, Keys.List[0, 2],
        (password, created, changed, used, mfa, keys) => TestFacts.Row("-") with
        {
            CreateDate = created,
            HasPassword = password,
            PasswordLastChanged = password ? changed : null,
            PasswordLastUsed = used,
            MfaActive = mfa,
            Keys = keys.Select((key, i) => key with { Slot = i + 1 }).ToList(),
        });

    // The number of a group, whether the user is locked and has AdministratorAccess, and the row.
    private static readonly Gen<TestFacts> Accounts = Gen.Select(
        Gen.Select(Rows, Gen.Int[0, 3], Gen.Bool, Gen.Bool).List[0, 6],
        Gen.Int[0, 4].List[0, 3],
        Gen.OneOf(Gen.Const((string[]?)null), Gen.Const<string[]?>([])),
        Gen.Int[0, 1].Array[3],
        (users, groups, features, summary) =>
        {
            var facts = new TestFacts { OrganizationFeatures = features };
            (facts.Summary["AccountMFAEnabled"], facts.Summary["AccountPasswordPresent"]) = (summary[0], summary[1]);
            facts.Summary["AccountAccessKeysPresent"] = summary[2];
            foreach (var name in ManagedNames)
                facts.AddPolicy(TestFacts.Managed(name), TestFacts.AllowAll);
            for (var i = 0; i < groups.Count; i++)
            {
                facts.AddGroup(
                    $"group{i}", groups[i] < ManagedNames.Length ? [TestFacts.Managed(ManagedNames[groups[i]])] : []);
            }

            for (var i = 0; i < users.Count; i++)
            {
                var (row, group, isLocked, isAdministrator) = users[i];
                facts.Add(row with { UserName = $"user{i}" }, group < groups.Count ? [$"group{group}"] : []);
                if (isLocked)
                    facts.Lock($"user{i}");
                if (isAdministrator)
                    facts.Attach($"user{i}", TestFacts.Managed("AdministratorAccess"));
            }

            return facts;
        });

    [Fact]
    public void A_check_returns_violations_or_one_other_result() => Sample((check, _, verdicts) =>
    {
        Assert.NotEmpty(verdicts);
        Assert.True(
            verdicts.Count == 1 || verdicts.All(verdict => verdict.Status == FindingStatus.Failed), check.Id);
        Assert.Equal(verdicts.Count, verdicts.Select(verdict => verdict.Resource).Distinct().Count());
    });

    [Fact]
    public void Every_result_has_a_reason_in_sentences() => Sample((_, _, verdicts) => Assert.All(verdicts, verdict =>
    {
        Assert.Matches(@"^[A-Z0-9].*[^ ]\.\z", verdict.Reason);
        Assert.DoesNotMatch(@"[0-9] (\w+ )+\w+s that is ", verdict.Reason);
        Assert.DoesNotContain("  ", verdict.Reason, StringComparison.Ordinal);
        Assert.NotEqual(FindingStatus.Accepted, verdict.Status);
    }));

    [Fact]
    public void A_violation_names_what_exists_and_what_to_do() => Sample((_, facts, verdicts) => Assert.All(
        verdicts.Where(verdict => verdict.Status == FindingStatus.Failed),
        verdict =>
        {
            Assert.True(
                verdict.Resource is null
                || facts.Groups.Exists(group => group.GroupName == verdict.Resource)
                || facts.Users.Exists(user => user.UserName == verdict.Resource.Split(' ')[0]));
            Assert.True(verdict.UserName is null || facts.Users.Exists(user => user.UserName == verdict.UserName));
            Assert.True(verdict.Remedy is not null || !string.IsNullOrEmpty(verdict.Guidance));
        }));

    [Fact]
    public void Only_a_violation_has_a_remedy() => Sample((_, _, verdicts) => Assert.All(
        verdicts.Where(verdict => verdict.Status != FindingStatus.Failed),
        verdict => Assert.Null(verdict.Remedy)));

    [Fact]
    public void No_check_of_credentials_reports_a_locked_user() => Sample((check, facts, verdicts) =>
    {
        if (check.Needs.HasFlag(AdminIam.Engine.Safeguards.Facts.FactKinds.Credentials))
            Assert.DoesNotContain(verdicts, verdict => verdict.UserName is { } name && facts.Build().IsLocked(name));
    });

    [Fact]
    public void Results_do_not_depend_on_the_culture() => Accounts.Sample(
        facts =>
        {
            var invariant = Texts(facts);
            var culture = CultureInfo.CurrentCulture;
            try
            {
                foreach (var name in Cultures)
                {
                    CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
                    Assert.Equal(invariant, Texts(facts));
                }
            }
            finally
            {
                CultureInfo.CurrentCulture = culture;
            }
        },
        iter: 50, threads: 1);

    private static List<string> Texts(TestFacts facts) => SafeguardCatalog.All
        .SelectMany(check => check.Evaluate(facts.Build()))
        .Select(verdict => $"{verdict.Reason} {verdict.Remedy?.CommandLine} {verdict.Guidance}").ToList();

    private static void Sample(Action<SafeguardCheck, TestFacts, IReadOnlyList<Verdict>> test) => Accounts.Sample(
        facts =>
        {
            var built = facts.Build();
            foreach (var check in SafeguardCatalog.All)
                test(check, facts, [.. check.Evaluate(built)]);
        },
        iter: 100, threads: 1);
}
