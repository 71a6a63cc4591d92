using AdminIam.Engine.Iam;
using AdminIam.Engine.Iam.Completion;
using AdminIam.Engine.Organizations.Accounts;

namespace AdminIam.Engine.Organizations.Completion;

/// <summary>The lists of the organization of an account.</summary>
/// <param name="account">The lists of the account, among which these are cached.</param>
public sealed class OrganizationLists(AccountLists account)
{
    /// <summary>Returns the accounts, in every state.</summary>
    public CachedList<OrganizationAccount> Accounts() => account.ListOf<OrganizationAccount>(
        "accounts", (run, add) => AccountLists.ReadAsync(new AccountReader(RunOf(run)).List(), add));

    /// <summary>Returns the root and the organizational units, parents first.</summary>
    public CachedList<OrganizationUnit> Units() => account.ListOf<OrganizationUnit>(
        "organizational units", async (run, add) =>
            (await new OrganizationTree(RunOf(run)).ReadAsync().ConfigureAwait(false)).ToList().ForEach(add));

    private static OrganizationsRun RunOf(IamRun run) => OrganizationsRun.Of(run.Session.Account, run.Stop);
}
