using Amazon.IdentityManagement.Model;
using Amazon.Runtime;

namespace AdminIam.Engine.Iam.Accounts;

/// <summary>Reads what there is to know of an account as a whole.</summary>
public static class AccountReader
{
    /// <summary>The account's id, alias, sign-in page, counts and quotas, as far as the caller may see them.</summary>
    public static async Task<AccountRecord> ReadAsync(IamRun run)
    {
        var denied = new List<string>();
        var aliasTask = AliasAsync(run);
        var summaryTask = run.Calls.RepeatableAsync(
            token => run.Client.GetAccountSummaryAsync(new GetAccountSummaryRequest(), token));
        var alias = await OrDeniedAsync(aliasTask, "iam:ListAccountAliases", denied).ConfigureAwait(false);
        var summary = await OrDeniedAsync(summaryTask, "iam:GetAccountSummary", denied).ConfigureAwait(false);
        return new AccountRecord(
            run.Session.Identity, alias, run.Session.Partition.SignInUrl(alias ?? run.Session.Identity.AccountId),
            summary is null ? null : summary.SummaryMap ?? [], denied);
    }

    /// <summary>The account's alias; <see langword="null"/> where it has none. An account has at most one.</summary>
    public static async Task<string?> AliasAsync(IamRun run)
    {
        var answer = await run.Calls.RepeatableAsync(
            token => run.Client.ListAccountAliasesAsync(new ListAccountAliasesRequest(), token)).ConfigureAwait(false);
        return answer.AccountAliases?.FirstOrDefault();
    }

    /// <summary>The page IAM users sign in at: by alias where there is one, else by account id.</summary>
    public static async Task<string> SignInUrlAsync(IamRun run)
    {
        // Who may not read the alias gets the page by account id, which always works.
        var alias = await OrDeniedAsync(AliasAsync(run), "iam:ListAccountAliases", []).ConfigureAwait(false);
        return run.Session.Partition.SignInUrl(alias ?? run.Session.Identity.AccountId);
    }

    // Everybody may ask who they are; a user without any permission gets an answer to that too.
    private static async Task<T?> OrDeniedAsync<T>(Task<T> read, string action, List<string> denied)
        where T : class?
    {
        try
        {
            return await read.ConfigureAwait(false);
        }
        catch (AmazonServiceException e) when (e.ErrorCode == "AccessDenied")
        {
            denied.Add(action);
            return null;
        }
    }
}
