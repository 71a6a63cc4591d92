using AdminIam.Engine.Iam.CredentialReports;
using AdminIam.Engine.Iam.Safety;
using AdminIam.Engine.Safeguards.Facts;
using AdminIam.Engine.Safeguards.Findings;

namespace AdminIam.Engine.Safeguards.Reports;

/// <summary>Builds a report from the facts about an account.</summary>
internal static class ReportBuilder
{
    /// <summary>Returns the report.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="findings">The findings.</param>
    public static SafeguardReport Build(AccountFacts facts, IReadOnlyList<Finding> findings)
    {
        var credentials = ValueOrNull(facts.Credentials);
        var inventory = ValueOrNull(facts.Inventory);
        return new SafeguardReport
        {
            AccountId = facts.Caller.AccountId,
            AccountAlias = ValueOrNull(facts.Alias),
            Time = facts.Time,
            Thresholds = facts.Thresholds,
            CredentialReportTime = credentials?.GeneratedTime,
            Findings = findings,
            Users = credentials?.Users.Select(entry => UserOf(entry, inventory)).ToList(),
            UserNames = inventory?.Users.Select(user => user.UserName).ToList()
                ?? credentials?.Users.Select(entry => entry.UserName).ToList(),
        };
    }

    private static ReportUser UserOf(CredentialReportEntry entry, AccountInventory? inventory) => new(
        entry.UserName,
        inventory is null ? null : inventory.Access.OfUser(entry.UserName) > AdministratorPower.None,
        inventory?.IsLocked(entry.UserName),
        entry.HasPassword == true, entry.MfaActive == true, entry.CreateDate, entry.PasswordLastUsed,
        entry.Keys.Where(key => key.IsActive).Select(key => key.LastRotated).OfType<DateTime>().ToList(),
        entry.Keys.Select(key => key.LastUsed).Where(time => time is not null).DefaultIfEmpty().Max());

    private static T? ValueOrNull<T>(Fact<T> fact)
        where T : class? => fact.IsKnown ? fact.Value : null;
}
