using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Aws.Errors;
using Amazon.Organizations.Model;

namespace AdminIam.Engine.Organizations;

/// <summary>Reads what is to know about an organization. A member account can read little of it.</summary>
public sealed class OrganizationDescriber(OrganizationsRun run)
{
    private const int PageSize = 20;
    private readonly OrganizationReader _reader = new(run);

    /// <summary>Returns the organization of the account. What the caller may not read is
    /// <see langword="null"/>.</summary>
    public async Task<OrganizationRecord> DescribeAsync()
    {
        var organization = await _reader.DescribeAsync().ConfigureAwait(false);
        return new OrganizationRecord
        {
            Id = organization.Id,
            Arn = organization.Arn,
            FeatureSet = organization.FeatureSet?.Value,
            ManagementAccountId = organization.MasterAccountId,
            ManagementAccountName = await OrUnknownAsync(() => NameOfAsync(organization.MasterAccountId))
                .ConfigureAwait(false),
            ManagementAccountEmail = organization.MasterAccountEmail,
            TrustedServices = await OrUnknownAsync(TrustedServicesAsync).ConfigureAwait(false),
            DelegatedAdministrators = await OrUnknownAsync(DelegatedAsync).ConfigureAwait(false),
        };
    }

    private async Task<string?> NameOfAsync(string accountId)
    {
        var answer = await run.Calls.RepeatableAsync(token => run.Client.DescribeAccountAsync(
            new DescribeAccountRequest { AccountId = accountId }, token)).ConfigureAwait(false);
        return answer.Account.Name;
    }

    private async Task<IReadOnlyList<string>?> TrustedServicesAsync() =>
        await _reader.TrustedServicesAsync().ConfigureAwait(false);

    private async Task<IReadOnlyList<DelegatedAccount>?> DelegatedAsync()
    {
        var accounts = await TokenPages.Read(
            run.Calls, new ListDelegatedAdministratorsRequest { MaxResults = PageSize },
            run.Client.ListDelegatedAdministratorsAsync, answer => answer.DelegatedAdministrators)
            .ToListAsync().ConfigureAwait(false);
        var delegated = new List<DelegatedAccount>();
        foreach (var account in accounts)
        {
            var services = await OrUnknownAsync(() => ServicesOfAsync(account.Id)).ConfigureAwait(false);
            delegated.Add(new DelegatedAccount(account.Id, account.Name, services));
        }

        return delegated;
    }

    private async Task<IReadOnlyList<string>?> ServicesOfAsync(string accountId) => await TokenPages.Read(
        run.Calls, new ListDelegatedServicesForAccountRequest { AccountId = accountId, MaxResults = PageSize },
        run.Client.ListDelegatedServicesForAccountAsync, answer => answer.DelegatedServices)
        .Select(service => service.ServicePrincipal).ToListAsync().ConfigureAwait(false);

    private static async Task<T?> OrUnknownAsync<T>(Func<Task<T?>> read)
        where T : class
    {
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (Exception e) when (AwsErrors.IsDenied(e))
        {
            return null;
        }
    }
}
