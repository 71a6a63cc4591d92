using AdminIam.Engine.Common.Names;
using AdminIam.Engine.Organizations.RootAccess;
using AdminIam.Engine.Safeguards.Facts;
using AdminIam.Engine.Safeguards.Findings;
using AdminIam.Engine.Safeguards.Remedies;

namespace AdminIam.Engine.Safeguards.Checks;

/// <summary>The checks of the root user. Only another account can change its credentials with an API.</summary>
internal static class RootChecks
{
    private const string Place =
        "Sign in at https://console.aws.amazon.com/ as root user, choose the account name, Security credentials";

    private const string Centrally = "In a member account of an organization, Remove-AdminRootCredential, which is "
        + "run in the management account, deletes all root credentials instead.";

    /// <summary>The checks.</summary>
    public static IEnumerable<SafeguardCheck> All =>
    [
        new(AccessKey)
        {
            Id = "RootAccessKey", Title = "The root user has no access key", Area = SafeguardAreas.Root,
            Severity = FindingSeverity.Critical, Needs = FactKinds.Summary,
            Cis = CisNumbers.Of("1.4", "1.4", "1.3", "2.3", "2.4"), SecurityHub = ["IAM.4"],
        },
        new(Mfa)
        {
            Id = "RootMfa", Title = "The root user has MFA", Area = SafeguardAreas.Root,
            Severity = FindingSeverity.Critical, Needs = FactKinds.Summary | FactKinds.Credentials,
            Cis = CisNumbers.Of("1.5", "1.5", "1.4", "2.4", "2.5"), SecurityHub = ["IAM.9"],
        },
        new(HardwareMfa)
        {
            Id = "RootHardwareMfa", Title = "The MFA device of the root user is a hardware device or passkey",
            Area = SafeguardAreas.Root, Severity = FindingSeverity.Medium,
            Needs = FactKinds.Summary | FactKinds.Credentials | FactKinds.RootMfaDevice,
            Cis = CisNumbers.Of("1.6", "1.6", "1.5", "2.5", "2.6"), SecurityHub = ["IAM.6"],
        },
        new(Use)
        {
            Id = "RootUse", Title = "The root user is not used for everyday tasks", Area = SafeguardAreas.Root,
            Severity = FindingSeverity.Medium, Needs = FactKinds.Credentials,
            Cis = CisNumbers.Of("1.7", "1.7", "1.6", "2.6", "2.7"), SecurityHub = ["IAM.20"],
        },
        new(CentralAccess)
        {
            Id = "CentralRootAccess", Title = "The root users of member accounts are managed centrally",
            Area = SafeguardAreas.Root, Severity = FindingSeverity.Medium, Needs = FactKinds.OrganizationFeatures,
            Cis = CisNumbers.Of("-", "-", "-", "-", "2.1.1"),
        },
    ];

    private static IEnumerable<Verdict> AccessKey(AccountFacts facts)
    {
        yield return HasAccessKey(facts)
            ? new Verdict(FindingStatus.Failed, "The root user has an access key.")
            {
                Guidance = $"{Place}, and deactivate and delete the access keys below Access keys. {Centrally}",
            }
            : Verdicts.Passed("The root user has no access key.");
    }

    private static IEnumerable<Verdict> Mfa(AccountFacts facts)
    {
        if (!CanSignIn(facts))
        {
            yield return NoCredentials();
        }
        else if (HasMfa(facts))
        {
            yield return Verdicts.Passed("The root user has MFA.");
        }
        else
        {
            yield return new Verdict(FindingStatus.Failed, "The root user can sign in without MFA.")
            {
                Guidance = $"{Place}, and choose Assign MFA device. {Centrally}",
            };
        }
    }

    private static IEnumerable<Verdict> HardwareMfa(AccountFacts facts)
    {
        if (!CanSignIn(facts))
        {
            yield return NoCredentials();
        }
        else if (!HasMfa(facts))
        {
            yield return Verdicts.NotApplicable(
                "The root user has no MFA device, which the check RootMfa reports.");
        }
        else if (!facts.HasVirtualRootMfa.Value)
        {
            yield return Verdicts.Passed("The root user has MFA, and no virtual MFA device.");
        }
        else
        {
            yield return new Verdict(
                FindingStatus.Failed, "The root user has a virtual MFA device, whose secret can be copied.")
            {
                Guidance = $"{Place}, assign a passkey, security key or hardware TOTP token, and then remove the "
                    + "virtual MFA device.",
            };
        }
    }

    private static IEnumerable<Verdict> Use(AccountFacts facts)
    {
        if (facts.Credentials.Value.Root is not { } root)
        {
            yield return new Verdict(
                FindingStatus.Unknown, "The credential report has no row of the root user.");
            yield break;
        }

        var uses = root.Keys.Select(key => (Name: $"access key {key.Slot}", Time: key.LastUsed))
            .Prepend((Name: "password", Time: root.PasswordLastUsed))
            .Where(use => use.Time is not null)
            .Select(use => (use.Name, Time: use.Time!.Value))
            .ToList();
        var limit = facts.Thresholds.RootUseDays;
        var text = uses.Count == 0
            ? "No use of the root user is recorded."
            : $"Last use of the root user: {string.Join(", ", uses.Select(use =>
                $"{use.Name} on {DateText.Of(use.Time)} ({CountText.Of(facts.DaysSince(use.Time), "day")} ago)"))}.";
        yield return uses.Exists(use => facts.DaysSince(use.Time) < limit)
            ? new Verdict(FindingStatus.Failed, $"{text} It must not be used for {CountText.Of(limit, "day")}.")
            {
                Guidance = "Find out who used the root user, for example in the event history of CloudTrail, and use "
                    + "an administrator for such tasks.",
            }
            : Verdicts.Passed(text);
    }

    private static IEnumerable<Verdict> CentralAccess(AccountFacts facts)
    {
        if (facts.OrganizationFeatures.Value is not { } features)
        {
            yield return Verdicts.NotApplicable(
                "The account does not manage the root access of an organization.");
            yield break;
        }

        var missing = RootFeatures.All.Except(features, StringComparer.Ordinal).ToList();
        yield return missing.Count == 0
            ? Verdicts.Passed($"Enabled features of central root access: {string.Join(", ", RootFeatures.All)}.")
            : new Verdict(
                FindingStatus.Failed, $"Features of central root access are not enabled: {string.Join(", ", missing)}.")
            {
                Remedy = new Remedy("Enable-AdminRootAccess"),
            };
    }

    private static Verdict NoCredentials() =>
        Verdicts.Passed("Nobody can sign in as root user: it has neither a password nor an access key.");

    private static bool HasMfa(AccountFacts facts) => IsPresent(facts, "AccountMFAEnabled") == true;

    private static bool HasAccessKey(AccountFacts facts) => IsPresent(facts, "AccountAccessKeysPresent") == true;

    // Older reports do not contain whether the root user has a password. Then it has one.
    private static bool CanSignIn(AccountFacts facts) =>
        HasAccessKey(facts)
        || (IsPresent(facts, "AccountPasswordPresent")
            ?? (facts.Credentials.IsKnown ? facts.Credentials.Value.Root?.HasPassword : null)
            ?? true);

    private static bool? IsPresent(AccountFacts facts, string count) =>
        facts.Summary.Value.TryGetValue(count, out var value) ? value > 0 : null;
}
