using AdminIam.Engine.Safeguards.Facts;
using AdminIam.Engine.Safeguards.Findings;

namespace AdminIam.Engine.Safeguards.Checks;

/// <summary>The checks of the organization, in the account that manages it.</summary>
internal static class OrganizationChecks
{
    private const string Console = "In the AWS Organizations console of the management account,";

    /// <summary>The checks.</summary>
    public static IEnumerable<SafeguardCheck> All =>
    [
        Of(
            "OrganizationGuardrails", "Policies of the organization limit all accounts", FindingSeverity.Medium,
            "2.1.2",
            $"{Console} choose Policies, and check that service control policies and resource control policies are "
                + "enabled and attached to the root or to all organizational units."),
        Of(
            "ManagementWorkloads", "The management account has no workloads", FindingSeverity.Medium, "2.1.3",
            "Check in the Billing console of the management account, Bills, that no workload causes costs there, and "
                + "move workloads to member accounts."),
        Of(
            "OrganizationalUnits", "Organizational units separate environments", FindingSeverity.Low, "2.1.4",
            $"{Console} choose AWS accounts, and check that production and other environments are in different "
                + "organizational units."),
        Of(
            "PolicyDelegation", "A member account manages the policies of the organization", FindingSeverity.Low,
            "2.1.5",
            $"{Console} choose Settings, and check that the delegation policy allows a member account to manage "
                + "policies."),
        new(ServiceDelegation)
        {
            Id = "ServiceDelegation", Title = "Member accounts administer services of the organization",
            Area = SafeguardAreas.Organization, Severity = FindingSeverity.Low,
            Needs = FactKinds.OrganizationFeatures | FactKinds.DelegatedServices,
            Cis = CisNumbers.Of("-", "-", "-", "-", "2.1.6"),
        },
    ];

    private static IEnumerable<Verdict> ServiceDelegation(AccountFacts facts)
    {
        if (facts.OrganizationFeatures.Value is null)
        {
            yield return Verdicts.NotApplicable("The account does not manage an organization.");
            yield break;
        }

        var services = facts.DelegatedServices.Value;
        var missing = services.Where(service => service.Administrators.Count == 0).Select(service => service.Name)
            .ToList();
        var delegated = string.Concat(services.Where(service => service.Administrators.Count > 0)
            .Select(service => $" {service.Name}: {string.Join(", ", service.Administrators)}."));
        if (services.Count == 0)
        {
            yield return Verdicts.NotApplicable(
                "Neither IAM nor IAM Identity Center has trusted access to the organization.");
        }
        else if (missing.Count == 0)
        {
            yield return Verdicts.Passed($"Services with a delegated administrator:{delegated}");
        }
        else
        {
            yield return new Verdict(
                FindingStatus.Failed,
                $"Services without a delegated administrator: {string.Join(", ", missing)}.{delegated}")
            {
                Guidance = "Choose a member account without workloads. In the management account, register it for IAM "
                    + "in the IAM console, Root access management, and for IAM Identity Center in its console, "
                    + "Settings, Management.",
            };
        }
    }

    private static SafeguardCheck Of(
        string id, string title, FindingSeverity severity, string number, string guidance) => new(facts =>
        [
            facts.OrganizationFeatures.Value is null
                ? Verdicts.NotApplicable("The account does not manage an organization.")
                : Verdicts.Manual("This is stored by AWS Organizations, not by IAM.", guidance),
        ])
        {
            Id = id,
            Title = title,
            Area = SafeguardAreas.Organization,
            Severity = severity,
            Needs = FactKinds.OrganizationFeatures,
            Cis = CisNumbers.Of("-", "-", "-", "-", number),
        };
}
