using AdminIam.Engine.Aws.Calls;
using Amazon.Organizations.Model;
using Amazon.Runtime;

namespace AdminIam.Engine.Organizations;

/// <summary>Reads the organization of an account.</summary>
internal sealed class OrganizationReader(OrganizationsRun run)
{
    private const string AccessDenied = "AccessDeniedException";

    /// <summary>Returns the organization.</summary>
    public async Task<Organization> DescribeAsync()
    {
        var answer = await run.Calls.RepeatableAsync(
            token => run.Client.DescribeOrganizationAsync(new DescribeOrganizationRequest(), token))
            .ConfigureAwait(false);
        return answer.Organization;
    }

    /// <summary>Returns whether an account is the management account of its organization.</summary>
    /// <param name="accountId">An account of the caller's organization.</param>
    /// <returns>Whether it is; <see langword="false"/> without an organization, and <see langword="null"/> if the
    /// caller may not read the organization.</returns>
    public async Task<bool?> IsManagementAccountAsync(string accountId)
    {
        try
        {
            return await ManagementAccountIdAsync().ConfigureAwait(false) == accountId;
        }
        catch (AmazonServiceException e) when (e.ErrorCode == OrganizationsService.NoOrganization)
        {
            return false;
        }
        catch (AmazonServiceException e) when (e.ErrorCode == AccessDenied)
        {
            return null;
        }
    }

    /// <summary>Returns the ID of the organization.</summary>
    /// <returns>The ID; <see langword="null"/> if the caller may not read the organization.</returns>
    public async Task<string?> FindIdAsync()
    {
        try
        {
            return (await DescribeAsync().ConfigureAwait(false)).Id;
        }
        catch (AmazonServiceException e) when (e.ErrorCode == AccessDenied)
        {
            return null;
        }
    }

    /// <summary>Returns the ID of the management account.</summary>
    public async Task<string> ManagementAccountIdAsync() =>
        (await DescribeAsync().ConfigureAwait(false)).MasterAccountId;

    /// <summary>Returns the services that have trusted access to the organization, by their principals.</summary>
    public async Task<IReadOnlyList<string>> TrustedServicesAsync() => await TokenPages.Read(
        run.Calls, new ListAWSServiceAccessForOrganizationRequest(),
        run.Client.ListAWSServiceAccessForOrganizationAsync, answer => answer.EnabledServicePrincipals)
        .Select(service => service.ServicePrincipal).ToListAsync().ConfigureAwait(false);

    /// <summary>Returns whether an account administers a service for the organization.</summary>
    /// <param name="accountId">The account of the caller.</param>
    /// <param name="servicePrincipal">The service, such as <c>sso.amazonaws.com</c>.</param>
    /// <returns>Whether it does; <see langword="null"/> if the caller may not read it.</returns>
    public async Task<bool?> IsDelegatedAdministratorAsync(string accountId, string servicePrincipal) =>
        (await DelegatedAdministratorsAsync(servicePrincipal).ConfigureAwait(false))?.Contains(accountId);

    /// <summary>Returns the accounts that administer a service for the organization.</summary>
    /// <param name="servicePrincipal">The service, such as <c>sso.amazonaws.com</c>.</param>
    /// <returns>Their IDs; none for an account that administers no service itself, and <see langword="null"/> if the
    /// caller may not read them.</returns>
    public async Task<IReadOnlyList<string>?> DelegatedAdministratorsAsync(string servicePrincipal)
    {
        try
        {
            return await TokenPages.Read(
                run.Calls, new ListDelegatedAdministratorsRequest { ServicePrincipal = servicePrincipal },
                run.Client.ListDelegatedAdministratorsAsync, answer => answer.DelegatedAdministrators)
                .Select(account => account.Id).ToListAsync().ConfigureAwait(false);
        }
        catch (AmazonServiceException e) when (e.ErrorCode == OrganizationsService.NoOrganization)
        {
            return [];
        }
        catch (AmazonServiceException e) when (e.ErrorCode == AccessDenied)
        {
            // AWS refuses the call to accounts that administer no service at all, which is an answer. A policy that
            // refuses it to the caller is named as such and leaves the question open.
            return e.Message.Contains("not authorized to perform") ? null : [];
        }
    }
}
