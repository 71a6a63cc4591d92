using AdminIam.Engine.Common.Names;
using AdminIam.Engine.Safeguards.Facts;
using AdminIam.Engine.Safeguards.Findings;
using AdminIam.Engine.Safeguards.Remedies;

namespace AdminIam.Engine.Safeguards.Checks;

/// <summary>The checks of the account itself.</summary>
internal static class AccountChecks
{
    // The prefix of the roles that IAM Identity Center creates.
    private const string AccountPage = "Sign in to https://console.aws.amazon.com/billing/home#/account";

    /// <summary>The checks.</summary>
    public static IEnumerable<SafeguardCheck> All =>
    [
        new(Alias)
        {
            Id = "AccountAlias", Title = "The account has an alias", Area = SafeguardAreas.Account,
            Severity = FindingSeverity.Low, Needs = FactKinds.Alias,
        },
        new(ExpiredCertificate)
        {
            Id = "ExpiredCertificate", Title = "Expired server certificates are deleted",
            Area = SafeguardAreas.Account, Severity = FindingSeverity.Medium, Needs = FactKinds.ServerCertificates,
            Cis = CisNumbers.Of("1.19", "1.19", "1.18", "2.18", "2.17"), SecurityHub = ["IAM.26"],
        },
        new(CentralUsers)
        {
            Id = "CentralUsers", Title = "People are managed centrally", Area = SafeguardAreas.Account,
            Severity = FindingSeverity.Low,
            Needs = CheckedUsers.Needs | FactKinds.SamlProviders | FactKinds.IdentityCenter,
            Cis = CisNumbers.Of("1.21", "1.21", "1.20", "2.20", "2.19"),
        },
        new(_ => ContactDetails())
        {
            Id = "ContactDetails", Title = "The contact details of the account are current",
            Area = SafeguardAreas.Account, Severity = FindingSeverity.Medium,
            Cis = CisNumbers.Of("1.1", "1.1", "1.1", "2.1", "2.2"),
        },
        new(_ => SecurityContact())
        {
            Id = "SecurityContact", Title = "The account has a security contact", Area = SafeguardAreas.Account,
            Severity = FindingSeverity.Medium, Cis = CisNumbers.Of("1.2", "1.2", "1.2", "2.2", "2.3"),
            SecurityHub = ["Account.1"],
        },
        new(_ => SecurityQuestions())
        {
            Id = "SecurityQuestions", Title = "The account has security questions", Area = SafeguardAreas.Account,
            Severity = FindingSeverity.Low, Cis = CisNumbers.Of("1.3", "1.3", "-", "-", "-"),
        },
        new(_ => AccessAnalyzer())
        {
            Id = "AccessAnalyzer", Title = "External access is analyzed in all Regions",
            Area = SafeguardAreas.Account, Severity = FindingSeverity.Medium,
            Cis = CisNumbers.Of("1.20", "1.20", "1.19", "2.19", "2.18"), SecurityHub = ["IAM.28"],
        },
    ];

    private static IEnumerable<Verdict> Alias(AccountFacts facts)
    {
        yield return facts.Alias.Value is { } alias
            ? Verdicts.Passed($"The alias is {alias}.")
            : new Verdict(FindingStatus.Failed, "The account has no alias, so that users sign in with its number.")
            {
                Remedy = new AliasRepair($"account-{facts.Caller.AccountId}"),
            };
    }

    private static IEnumerable<Verdict> ExpiredCertificate(AccountFacts facts)
    {
        var certificates = facts.ServerCertificates.Value;
        return Verdicts.Of(
            from certificate in certificates
            where certificate.Expiration < facts.Time
            select Verdicts.OfResource(
                certificate.Name, null,
                $"The certificate expired on {DateText.Of(certificate.Expiration!.Value)}, "
                    + $"{CountText.Of(facts.DaysSince(certificate.Expiration.Value), "day")} ago.",
                new CertificateRepair("ExpiredCertificate", certificate.Name)),
            () => Verdicts.AllPassed(
                certificates.Count, "server certificate", "in IAM", "none is expired"));
    }

    private static IEnumerable<Verdict> CentralUsers(AccountFacts facts)
    {
        var roles = facts.Inventory.Value.Roles
            .Count(role => role.RoleName.StartsWith(CenterRole.Prefix, StringComparison.Ordinal));
        var users = CheckedUsers.WithPassword(facts);
        if (Center(facts, roles) is { } found)
        {
            return Verdicts.Of(
                users.Select(user => Verdicts.OfUser(
                    user.UserName, $"{found}, but this IAM user has a password.") with
                {
                    Guidance = "Assign the person in IAM Identity Center, and then delete the user or its password. "
                        + "Accept the finding for a user that is kept for emergencies.",
                }),
                () => Verdicts.Passed($"{found}, and no IAM user has a password.{CheckedUsers.Note(facts)}"));
        }

        var providers = CountText.Of(facts.SamlProviders.Value.Count, "SAML provider");
        return
        [
            Verdicts.Manual(
                "IAM does not know where people are managed. The account has no roles of IAM Identity Center, "
                    + $"{providers}, and {CountText.Of(users.Count, "IAM user")} with a password.",
                "Manage people in IAM Identity Center or at an identity provider, and keep IAM users with a password "
                    + "for emergencies only."),
        ];
    }

    // Returns the evidence of an instance; null if there is none.
    private static string? Center(AccountFacts facts, int roles)
    {
        if (roles > 0)
            return $"The account has {CountText.Of(roles, "role")} of IAM Identity Center";
        return facts.IdentityCenter is { IsKnown: true, Value: { } instance }
            ? $"IAM Identity Center has an instance in the Region {instance.Region}"
            : null;
    }

    private static IEnumerable<Verdict> ContactDetails() =>
    [
        Verdicts.Manual(
            "Only a person can tell whether the contact details are right.",
            $"{AccountPage}, and check the contact information."),
    ];

    private static IEnumerable<Verdict> SecurityContact() =>
    [
        Verdicts.Manual(
            "Alternate contacts are stored by AWS Account Management, not by IAM.",
            $"{AccountPage}, and check the security contact below Alternate contacts."),
    ];

    private static IEnumerable<Verdict> SecurityQuestions() =>
    [
        Verdicts.Manual(
            "No API returns the security questions, and AWS does not offer them for new accounts any more.",
            $"{AccountPage} as root user. If there is a section for security challenge questions, set them, and store "
                + "the answers in a vault."),
    ];

    private static IEnumerable<Verdict> AccessAnalyzer() =>
    [
        Verdicts.Manual(
            "Analyzers are stored by IAM Access Analyzer in each Region, not by IAM.",
            "In the IAM console, choose Access Analyzer, Analyzer settings, and check in each Region that an analyzer "
                + "for external access is active."),
    ];
}
