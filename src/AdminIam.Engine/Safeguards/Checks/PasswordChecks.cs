using AdminIam.Engine.Iam.PasswordPolicies;
using AdminIam.Engine.Safeguards.Facts;
using AdminIam.Engine.Safeguards.Remedies;

namespace AdminIam.Engine.Safeguards.Checks;

/// <summary>The checks of the password policy.</summary>
internal static class PasswordChecks
{
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
}
