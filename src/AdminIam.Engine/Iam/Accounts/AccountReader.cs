using AdminIam.Engine.Aws.Calls;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;

namespace AdminIam.Engine.Iam.Accounts;

/// <summary>Reads what there is to know of an account as a whole.</summary>
public static class AccountReader
{
    /// <summary>The account's id, alias, sign-in page, counts and quotas, as far as the caller may see them.</summary>
    /// <param name="session">The account.</param>
    /// <param name="stop">Ends the reading.</param>
    public static async Task<AccountRecord> ReadAsync(IamSession session, StopSignal stop)
    {
        var denied = new List<string>();
        var aliasTask = AliasAsync(session, stop);
        var summaryTask = session.Calls.RepeatableAsync(
            token => session.Iam.GetAccountSummaryAsync(new GetAccountSummaryRequest(), token), stop);
        var alias = await OrDeniedAsync(aliasTask, "iam:ListAccountAliases", denied).ConfigureAwait(false);
        var summary = await OrDeniedAsync(summaryTask, "iam:GetAccountSummary", denied).ConfigureAwait(false);
        return new AccountRecord(
            session.Identity, alias, session.Partition.SignInUrl(alias ?? session.Identity.AccountId),
            summary is null ? null : summary.SummaryMap ?? [], denied);
    }

    /// <summary>The account's alias; <see langword="null"/> where it has none. An account has at most one.</summary>
    /// <param name="session">The account.</param>
    /// <param name="stop">Ends the reading.</param>
    public static async Task<string?> AliasAsync(IamSession session, StopSignal stop)
    {
        var answer = await session.Calls.RepeatableAsync(
            token => session.Iam.ListAccountAliasesAsync(new ListAccountAliasesRequest(), token), stop).ConfigureAwait(false);
        return answer.AccountAliases?.FirstOrDefault();
    }

    /// <summary>The page IAM users sign in at: by alias where there is one, else by account id.</summary>
    /// <param name="session">The account.</param>
    /// <param name="stop">Ends the reading.</param>
    public static async Task<string> SignInUrlAsync(IamSession session, StopSignal stop)
    {
        // Who may not read the alias gets the page by account id, which always works.
        var alias = await OrDeniedAsync(AliasAsync(session, stop), "iam:ListAccountAliases", []).ConfigureAwait(false);
        return session.Partition.SignInUrl(alias ?? session.Identity.AccountId);
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
