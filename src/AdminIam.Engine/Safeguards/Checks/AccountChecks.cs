using AdminIam.Engine.Safeguards.Facts;
using AdminIam.Engine.Safeguards.Remedies;

namespace AdminIam.Engine.Safeguards.Checks;

/// <summary>The checks of the account itself.</summary>
internal static class AccountChecks
{
    /// <summary>The checks.</summary>
    public static IEnumerable<SafeguardCheck> All =>
    [
        new(Alias)
        {
            Id = "AccountAlias", Title = "The account has an alias", Area = SafeguardAreas.Account,
            Severity = FindingSeverity.Low, Needs = FactKinds.Alias,
        },
    ];

    private static IEnumerable<Verdict> Alias(AccountFacts facts)
    {
        yield return facts.Alias.Value is { } alias
            ? new Verdict(FindingStatus.Passed, $"The alias is {alias}.")
            : new Verdict(FindingStatus.Failed, "The account has no alias, so that users sign in with its number.")
            {
                Remedy = new AliasRepair($"account-{facts.Caller.AccountId}"),
            };
    }
}
