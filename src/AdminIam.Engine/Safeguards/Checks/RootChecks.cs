using AdminIam.Engine.Safeguards.Facts;

namespace AdminIam.Engine.Safeguards.Checks;

/// <summary>The checks of the root user.</summary>
internal static class RootChecks
{
    private const string Place =
        "Sign in at https://console.aws.amazon.com/ as root user, choose the account name, Security credentials";

    /// <summary>The checks.</summary>
    public static IEnumerable<SafeguardCheck> All =>
    [
        new(AccessKey)
        {
            Id = "RootAccessKey", Title = "The root user has no access key", Area = SafeguardAreas.Root,
            Severity = FindingSeverity.Critical, Needs = FactKinds.Summary,
            Cis = CisNumbers.Of("1.4", "1.4", "1.3", "2.3", "2.4"), SecurityHub = ["IAM.4"],
        },
    ];

    private static IEnumerable<Verdict> AccessKey(AccountFacts facts)
    {
        yield return facts.Summary.Value.TryGetValue("AccountAccessKeysPresent", out var count) && count > 0
            ? new Verdict(FindingStatus.Failed, "The root user has an access key.")
            {
                Guidance = $"{Place}, and deactivate and delete the access keys below Access keys.",
            }
            : new Verdict(FindingStatus.Passed, "The root user has no access key.");
    }
}
