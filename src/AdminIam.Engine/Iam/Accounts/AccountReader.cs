using Amazon.IdentityManagement.Model;
using Amazon.Runtime;

namespace AdminIam.Engine.Iam.Accounts;

/// <summary>Reads properties of the account.</summary>
public static class AccountReader
{
    /// <summary>Returns ID, alias, sign-in URL, counts and quotas, as far as the caller is authorized.</summary>
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

    /// <summary>Returns the account alias; <see langword="null"/> if there is none.</summary>
    public static async Task<string?> AliasAsync(IamRun run)
    {
        var answer = await run.Calls.RepeatableAsync(
            token => run.Client.ListAccountAliasesAsync(new ListAccountAliasesRequest(), token)).ConfigureAwait(false);
        return answer.AccountAliases?.FirstOrDefault();
    }

    /// <summary>Returns the sign-in URL of IAM users, with the alias if there is one, otherwise with the account
    /// ID.</summary>
    public static async Task<string> SignInUrlAsync(IamRun run)
    {
        // Without authorization to read the alias, the URL with the account ID is returned, which is always valid.
        var alias = await OrDeniedAsync(AliasAsync(run), "iam:ListAccountAliases", []).ConfigureAwait(false);
        return run.Session.Partition.SignInUrl(alias ?? run.Session.Identity.AccountId);
    }

    // GetCallerIdentity requires no permissions.
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
