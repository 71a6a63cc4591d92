using AdminIam.Engine.Aws.Calls;
using Amazon.Organizations.Model;

namespace AdminIam.Engine.Organizations.Accounts;

/// <summary>Reads the accounts of the organization.</summary>
public sealed class AccountReader(OrganizationsRun run)
{
    private const int PageSize = 20;
    private const string UnitPrefix = "ou-";

    /// <summary>Returns all accounts, in every state.</summary>
    public Pages<OrganizationAccount> List() => TokenPages.Read(
        run.Calls, new ListAccountsRequest { MaxResults = PageSize }, run.Client.ListAccountsAsync,
        answer => answer.Accounts).Select(Describe);

    /// <summary>Returns the accounts that are directly in the root or in an organizational unit.</summary>
    /// <param name="unit">The root or the unit.</param>
    public Pages<OrganizationAccount> ListOf(OrganizationUnit unit) => TokenPages.Read(
        run.Calls, new ListAccountsForParentRequest { ParentId = unit.Id, MaxResults = PageSize },
        run.Client.ListAccountsForParentAsync, answer => answer.Accounts)
        .Select(account => Describe(account) with { UnitPath = unit.Path });

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

    /// <summary>Returns an account with its tags.</summary>
    /// <param name="account">The account without them.</param>
    public async Task<OrganizationAccount> WithTagsAsync(OrganizationAccount account) => account with
    {
        Tags = await TokenPages.Read(
            run.Calls, new ListTagsForResourceRequest { ResourceId = account.Id }, run.Client.ListTagsForResourceAsync,
            answer => answer.Tags)
            .Select(tag => new KeyValuePair<string, string>(tag.Key, tag.Value)).ToListAsync().ConfigureAwait(false),
    };

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
        UnitIds = account.Paths is { Count: > 0 } paths
            ? paths[0].Split('/').Where(id => id.StartsWith(UnitPrefix, StringComparison.Ordinal)).ToList()
            : null,
    };
}
