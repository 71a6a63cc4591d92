using AdminIam.Engine.Common.Names;
using AdminIam.Engine.Iam.CredentialReports;
using AdminIam.Engine.Safeguards.Facts;

namespace AdminIam.Engine.Safeguards.Checks;

/// <summary>The users whose credentials are checked. A locked user is denied all actions, so that its password, access
/// keys and MFA are no weakness; a check of locks reports users that stay locked.</summary>
internal static class CheckedUsers
{
    /// <summary>The facts that are read. Without the policies, no user is known to be locked, and all are
    /// checked.</summary>
    public const FactKinds Needs = FactKinds.Credentials | FactKinds.Inventory;

    /// <summary>Returns the users that are not locked.</summary>
    public static IReadOnlyList<CredentialReportEntry> Of(AccountFacts facts) =>
        facts.Credentials.Value.Users.Where(user => !facts.IsLocked(user.UserName)).ToList();

    /// <summary>Returns the users with a console password that are not locked.</summary>
    public static IReadOnlyList<CredentialReportEntry> WithPassword(AccountFacts facts) =>
        Of(facts).Where(user => user.HasPassword == true).ToList();

    /// <summary>Returns the active access keys of users that are not locked.</summary>
    public static IReadOnlyList<(CredentialReportEntry User, CredentialReportKey Key)> ActiveKeys(AccountFacts facts) =>
        Of(facts).SelectMany(user => user.Keys.Where(key => key.IsActive).Select(key => (user, key))).ToList();

    /// <summary>Returns a sentence about the users that were not checked, with a leading space; empty if there are
    /// none.</summary>
    public static string Note(AccountFacts facts)
    {
        var count = facts.Credentials.Value.Users.Count(user => facts.IsLocked(user.UserName));
        return count == 0 ? string.Empty : $" Not checked, because they are locked: {CountText.Of(count, "user")}.";
    }
}
