using AdminIam.Engine.Common.Names;
using AdminIam.Engine.Iam.CredentialReports;
using AdminIam.Engine.Safeguards.Facts;
using AdminIam.Engine.Safeguards.Findings;
using AdminIam.Engine.Safeguards.Remedies;

namespace AdminIam.Engine.Safeguards.Checks;

/// <summary>The checks of access keys. The credential report contains no key IDs, so a key is named by its user and its
/// number in the report.</summary>
internal static class AccessKeyChecks
{
    /// <summary>A key that was created within this time after its user was created at set-up.</summary>
    private static readonly TimeSpan SetUp = TimeSpan.FromMinutes(10);

    /// <summary>The checks.</summary>
    public static IEnumerable<SafeguardCheck> All =>
    [
        new(InitialKey)
        {
            Id = "InitialAccessKey", Title = "Users with a password have no access key from their creation",
            Area = SafeguardAreas.AccessKeys, Severity = FindingSeverity.Low, Needs = CheckedUsers.Needs,
            Cis = CisNumbers.Of("1.11", "1.11", "1.10", "2.10", "-"),
            IsPerUser = true,
        },
        new(UnusedKey)
        {
            Id = "UnusedAccessKey", Title = "Unused access keys are disabled", Area = SafeguardAreas.AccessKeys,
            Severity = FindingSeverity.Medium, Needs = CheckedUsers.Needs,
            Cis = CisNumbers.Of("1.12", "1.12", "1.11", "2.11", "2.11"), SecurityHub = ["IAM.22"],
            IsPerUser = true,
        },
        new(SingleKey)
        {
            Id = "SingleActiveKey", Title = "Users have at most one active access key",
            Area = SafeguardAreas.AccessKeys, Severity = FindingSeverity.Low, Needs = CheckedUsers.Needs,
            Cis = CisNumbers.Of("1.13", "1.13", "1.12", "2.12", "-"),
            IsPerUser = true,
        },
        new(Age)
        {
            Id = "AccessKeyAge", Title = "Access keys are replaced regularly", Area = SafeguardAreas.AccessKeys,
            Severity = FindingSeverity.Medium, Needs = CheckedUsers.Needs,
            Cis = CisNumbers.Of("1.14", "1.14", "1.13", "2.13", "2.12"), SecurityHub = ["IAM.3"],
            IsPerUser = true,
        },
    ];

    private static IEnumerable<Verdict> InitialKey(AccountFacts facts)
    {
        var keys = CheckedUsers.ActiveKeys(facts).Where(item => item.User.HasPassword == true).ToList();
        return Verdicts.Of(
            from item in keys
            where IsInitial(item.User, item.Key)
            select OfKey(
                item.User, item.Key,
                $"The key was created with the user on {DateText.Of(item.User.CreateDate!.Value)} and never used. "
                    + "The user has a password.",
                new AccessKeyRepair(
                    RepairCommand.OfUser("InitialAccessKey", item.User.UserName), item.User.UserName, item.Key,
                    key => IsInitial(item.User, key))),
            () => Verdicts.AllPassed(
                keys.Count, "active access key", "of users with a password",
                "none is unused since the creation of its user", CheckedUsers.Note(facts)));
    }

    private static IEnumerable<Verdict> UnusedKey(AccountFacts facts)
    {
        var keys = CheckedUsers.ActiveKeys(facts);
        var limit = facts.Thresholds.UnusedDays;
        return Verdicts.Of(
            from item in keys
            where Idle(facts, item.User, item.Key) > limit
            let use = item.Key.LastUsed is { } used
                ? $"last used on {DateText.Of(used)}"
                : $"created on {DateText.Of(Created(item.User, item.Key)!.Value)} and never used"
            select OfKey(
                item.User, item.Key,
                $"The active key was {use}, {CountText.Of(Idle(facts, item.User, item.Key)!.Value, "day")} ago; "
                    + $"{CountText.Of(limit, "day")} are permitted.",
                new AccessKeyRepair(
                    RepairCommand.OfUser("UnusedAccessKey", item.User.UserName, UnusedDay(facts)),
                    item.User.UserName, item.Key, key => Idle(facts, item.User, key) > limit)),
            () => Verdicts.AllPassed(
                keys.Count, "active access key", "in the account",
                $"none is unused for more than {CountText.Of(limit, "day")}", CheckedUsers.Note(facts)));
    }

    private static IEnumerable<Verdict> SingleKey(AccountFacts facts)
    {
        var users = CheckedUsers.Of(facts).Where(user => user.Keys.Any(key => key.IsActive)).ToList();
        return Verdicts.Of(
            from user in users
            let active = user.Keys.Where(key => key.IsActive).ToList()
            where active.Count > 1
            select Verdicts.OfUser(
                user.UserName,
                $"The user has {CountText.Of(active.Count, "active access key")}: "
                    + $"{string.Join(", ", active.Select(KeyText))}.",
                DisableOlder(facts, user, active)),
            () => Verdicts.AllPassed(
                users.Count, "user", "with an active access key", "all have only one", CheckedUsers.Note(facts)));
    }

    private static IEnumerable<Verdict> Age(AccountFacts facts)
    {
        var keys = CheckedUsers.ActiveKeys(facts);
        var limit = facts.Thresholds.KeyAgeDays;
        return Verdicts.Of(
            from item in keys
            where item.Key.LastRotated is { } rotated && facts.DaysSince(rotated) > limit
            let days = facts.DaysSince(item.Key.LastRotated!.Value)
            select OfKey(
                item.User, item.Key,
                $"The active key dates from {DateText.Of(item.Key.LastRotated!.Value)}, "
                    + $"{CountText.Of(days, "day")} ago; {CountText.Of(limit, "day")} are permitted.",
                new Remedy($"Update-AdminAccessKey -UserName {CommandLine.Argument(item.User.UserName)}")),
            () => Verdicts.AllPassed(
                keys.Count, "active access key", "in the account", $"none is older than {CountText.Of(limit, "day")}",
                CheckedUsers.Note(facts)));
    }

    private static Verdict OfKey(CredentialReportEntry user, CredentialReportKey key, string reason, Remedy remedy) =>
        Verdicts.OfResource($"{user.UserName} (access key {key.Slot})", user.UserName, reason, remedy);

    private static string KeyText(CredentialReportKey key) =>
        $"key {key.Slot} ({(key.LastRotated is { } created ? $"from {DateText.Of(created)}, " : string.Empty)}"
        + $"{(key.LastUsed is { } used ? $"last used on {DateText.Of(used)}" : "never used")})";

    private static DateTime? Created(CredentialReportEntry user, CredentialReportKey key) =>
        key.LastRotated ?? user.CreateDate;

    private static int? Idle(AccountFacts facts, CredentialReportEntry user, CredentialReportKey key) =>
        (key.LastUsed ?? Created(user, key)) is { } since ? facts.DaysSince(since) : null;

    private static bool IsInitial(CredentialReportEntry user, CredentialReportKey key) =>
        key.LastUsed is null && key.LastRotated - user.CreateDate <= SetUp;

    private static AccessKeyRepair DisableOlder(
        AccountFacts facts, CredentialReportEntry user, List<CredentialReportKey> active)
    {
        var older = active.OrderBy(key => key.LastRotated).First();
        var isInUse = older.LastUsed is { } used && facts.DaysSince(used) <= facts.Thresholds.UnusedDays;
        return new AccessKeyRepair(
            RepairCommand.OfUser("SingleActiveKey", user.UserName, UnusedDay(facts), isInUse), user.UserName, older,
            _ => true)
        {
            IsInUse = isInUse,
            ActiveKeys = 2,
        };
    }

    private static string UnusedDay(AccountFacts facts) =>
        facts.Thresholds.UnusedDays == new SafeguardThresholds().UnusedDays
            ? string.Empty
            : $"-UnusedDay {facts.Thresholds.UnusedDays}";
}
