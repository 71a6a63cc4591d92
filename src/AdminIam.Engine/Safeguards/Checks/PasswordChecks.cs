using AdminIam.Engine.Common.Names;
using AdminIam.Engine.Iam.CredentialReports;
using AdminIam.Engine.Iam.PasswordPolicies;
using AdminIam.Engine.Safeguards.Facts;
using AdminIam.Engine.Safeguards.Findings;
using AdminIam.Engine.Safeguards.Remedies;

namespace AdminIam.Engine.Safeguards.Checks;

/// <summary>The checks of the password policy and of the passwords.</summary>
internal static class PasswordChecks
{
    /// <summary>A password that was last changed within this time after its user was created is the initial one: few
    /// people sign in and change it so soon.</summary>
    private static readonly TimeSpan SetUp = TimeSpan.FromMinutes(2);

    /// <summary>The checks.</summary>
    public static IEnumerable<SafeguardCheck> All =>
    [
        new(Length)
        {
            Id = "PasswordLength", Title = "The password policy requires long passwords",
            Area = SafeguardAreas.Passwords, Severity = FindingSeverity.Medium, Needs = FactKinds.PasswordPolicy,
            Cis = CisNumbers.Of("1.8", "1.8", "1.7", "2.7", "2.8"), SecurityHub = ["IAM.7", "IAM.15"],
        },
        new(Reuse)
        {
            Id = "PasswordReuse", Title = "The password policy prevents the reuse of passwords",
            Area = SafeguardAreas.Passwords, Severity = FindingSeverity.Medium, Needs = FactKinds.PasswordPolicy,
            Cis = CisNumbers.Of("1.9", "1.9", "1.8", "2.8", "2.9"), SecurityHub = ["IAM.16"],
        },
        new(Unused)
        {
            Id = "UnusedPassword", Title = "Unused passwords are deleted", Area = SafeguardAreas.Passwords,
            Severity = FindingSeverity.Medium, Needs = CheckedUsers.Needs,
            Cis = CisNumbers.Of("1.12", "1.12", "1.11", "2.11", "2.11"), SecurityHub = ["IAM.22"],
            IsPerUser = true,
        },
        new(NeverSignedIn)
        {
            Id = "NeverSignedIn", Title = "New users sign in soon", Area = SafeguardAreas.Passwords,
            Severity = FindingSeverity.Low, Needs = CheckedUsers.Needs,
            IsPerUser = true,
        },
        new(Initial)
        {
            Id = "InitialPassword", Title = "Users have changed their initial password",
            Area = SafeguardAreas.Passwords, Severity = FindingSeverity.Medium, Needs = CheckedUsers.Needs,
            IsPerUser = true,
        },
    ];

    private static IEnumerable<Verdict> Length(AccountFacts facts) => Evaluate(
        facts, facts.PasswordPolicy.Value.MinimumLength, facts.Thresholds.PasswordLength,
        length => $"a minimum length of {length} characters", "-MinimumPasswordLength",
        minimum => new PasswordPolicyChange { MinimumLength = minimum });

    private static IEnumerable<Verdict> Reuse(AccountFacts facts) => Evaluate(
        facts, facts.PasswordPolicy.Value.ReusePrevention, facts.Thresholds.PasswordReuse,
        count => $"a history of {count} passwords", "-PasswordReusePrevention",
        minimum => new PasswordPolicyChange { ReusePrevention = minimum });

    private static IEnumerable<Verdict> Evaluate(
        AccountFacts facts, int actual, int minimum, Func<int, string> noun, string parameter,
        Func<int, PasswordPolicyChange> change)
    {
        var policy = facts.PasswordPolicy.Value.IsDefault
            ? "The account has no password policy. The default policy of IAM has"
            : "The password policy has";
        var found = $"{policy} {noun(actual)}";
        yield return actual >= minimum
            ? new Verdict(FindingStatus.Passed, $"{found}; {minimum} are required.")
            : new Verdict(FindingStatus.Failed, $"{found}; {minimum} are required.")
            {
                Remedy = new PasswordPolicyRepair($"{parameter} {minimum}", change(minimum)),
            };
    }

    private static IEnumerable<Verdict> Unused(AccountFacts facts)
    {
        var users = CheckedUsers.WithPassword(facts);
        var limit = facts.Thresholds.UnusedDays;
        return Verdicts.Of(
            from user in users
            let since = user.PasswordLastUsed ?? LastSet(user)
            where since is not null && facts.DaysSince(since.Value) > limit
            let use = user.PasswordLastUsed is null ? "set" : "used"
            select Verdicts.OfUser(
                user.UserName,
                $"The password was last {use} on {DateText.Of(since.Value)}, "
                    + $"{CountText.Of(facts.DaysSince(since.Value), "day")} ago"
                    + $"{(user.PasswordLastUsed is null ? ", and never used" : string.Empty)}; "
                    + $"{CountText.Of(limit, "day")} are permitted.",
                new PasswordRemovalRepair(user.UserName)),
            () => Verdicts.AllPassed(
                users.Count, "user", "with a password",
                $"no password is unused for more than {CountText.Of(limit, "day")}", CheckedUsers.Note(facts)));
    }

    private static IEnumerable<Verdict> NeverSignedIn(AccountFacts facts)
    {
        var users = CheckedUsers.WithPassword(facts);
        var limit = facts.Thresholds.FirstSignInDays;
        return Verdicts.Of(
            from user in users
            where user.PasswordLastUsed is null
            let since = LastSet(user)
            where since is not null && facts.DaysSince(since.Value) > limit
            select Verdicts.OfUser(
                user.UserName,
                $"The user has never signed in with the password of {DateText.Of(since.Value)}, "
                    + $"{CountText.Of(facts.DaysSince(since.Value), "day")} ago; {CountText.Of(limit, "day")} are "
                    + "permitted.",
                new PasswordRemovalRepair(user.UserName)),
            () => Verdicts.AllPassed(
                users.Count, "user", "with a password",
                $"all have signed in, or have had the password for at most {CountText.Of(limit, "day")}",
                CheckedUsers.Note(facts)));
    }

    private static IEnumerable<Verdict> Initial(AccountFacts facts)
    {
        var users = CheckedUsers.WithPassword(facts);
        var resets = facts.Credentials.Value.PasswordResets;
        return Verdicts.Of(
            from user in users
            where user.PasswordLastChanged - user.CreateDate <= SetUp
                && user.PasswordLastUsed > user.PasswordLastChanged
                && !resets.Contains(user.UserName)
            select Verdicts.OfUser(
                user.UserName,
                $"The user was created with the password on {DateText.Of(user.CreateDate!.Value)}, used it on "
                    + $"{DateText.Of(user.PasswordLastUsed!.Value)} and never changed it.",
                new Remedy($"Set-AdminUserPassword -UserName {CommandLine.Argument(user.UserName)} -GeneratePassword")),
            () => Verdicts.AllPassed(
                users.Count, "user", "with a password", "none uses the initial password", CheckedUsers.Note(facts)));
    }

    private static DateTime? LastSet(CredentialReportEntry user) => user.PasswordLastChanged ?? user.CreateDate;
}
