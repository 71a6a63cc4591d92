using AdminIam.Engine.Aws.Calls;
using Amazon.Organizations.Model;

namespace AdminIam.Engine.Organizations.Accounts;

/// <summary>Reads the accounts of the organization.</summary>
public sealed class AccountReader(OrganizationsRun run)
{
    private const int PageSize = 20;

    /// <summary>Returns all accounts, in every state.</summary>
    public Pages<OrganizationAccount> List() => TokenPages.Read(
        run.Calls, new ListAccountsRequest { MaxResults = PageSize }, run.Client.ListAccountsAsync,
        answer => answer.Accounts).Select(Describe);

    /// <summary>Returns the accounts that are directly in the root or in an organizational unit.</summary>
    /// <param name="parentId">The ID of the root or of the unit.</param>
    public Pages<OrganizationAccount> ListOf(string parentId) => TokenPages.Read(
        run.Calls, new ListAccountsForParentRequest { ParentId = parentId, MaxResults = PageSize },
        run.Client.ListAccountsForParentAsync, answer => answer.Accounts).Select(Describe);

    /// <summary>Returns an account.</summary>
    /// <param name="accountId">The ID: 12 digits.</param>
    /// <returns>The account; <see langword="null"/> if the organization does not have it.</returns>
    public async Task<OrganizationAccount?> FindAsync(string accountId)
    {
        try
        {
            var answer = await run.Calls.RepeatableAsync(token => run.Client.DescribeAccountAsync(
                new DescribeAccountRequest { AccountId = accountId }, token)).ConfigureAwait(false);
            return Describe(answer.Account);
        }
        catch (Exception e) when (run.Calls.Service.IsMissing(e))
        {
            return null;
        }
    }

    // AWS replaces Status by State. Only one of them may be there.
    private static OrganizationAccount Describe(Account account) => new()
    {
        Id = account.Id,
        Name = account.Name,
        State = account.State?.Value ?? account.Status?.Value,
        Email = account.Email,
        Arn = account.Arn,
        JoinedMethod = account.JoinedMethod?.Value,
        JoinedDate = account.JoinedTimestamp?.ToUniversalTime(),
    };
}
