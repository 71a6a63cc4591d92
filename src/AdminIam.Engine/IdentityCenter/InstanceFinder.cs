using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Aws.Errors;
using AdminIam.Engine.Aws.Sessions;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Organizations;
using Amazon.SSOAdmin.Model;

namespace AdminIam.Engine.IdentityCenter;

/// <summary>Finds the instance of IAM Identity Center that an account can see, which is in one region.</summary>
/// <param name="clients">The clients of the session by region.</param>
internal sealed class InstanceFinder(IdentityCenterClients clients, StopSignal stop)
{
    /// <summary>The name of IAM Identity Center in the organization.</summary>
    public const string ServicePrincipal = "sso.amazonaws.com";
    private const int RegionsAtOnce = 8;
    private readonly OrganizationReader _organization = new(new OrganizationsRun(clients.Organizations, stop));

    private AwsSession Account => clients.Account;

    /// <summary>Returns the instance.</summary>
    /// <param name="region">The only region to look in; <see langword="null"/> to search: first the region that the
    /// profile signs in with and the region of the session, then the others of the partition.</param>
    /// <exception cref="AdminException"><c>IdentityCenterNotFound</c>: there is none.</exception>
    public async Task<IdentityCenterInstance> FindAsync(string? region)
    {
        if (region is not null)
        {
            return await DescribeAsync(region, await ListAsync(region).ConfigureAwait(false)).ConfigureAwait(false)
                ?? throw NotFound(
                    $"There is no instance of IAM Identity Center in the Region '{region}' that the account "
                    + $"{Account.Identity.AccountId} can see.",
                    "Omit -Region to search the other Regions.");
        }

        var likely = new[] { Account.SignInRegion, Account.Region }.OfType<string>()
            .Where(one => Partition.OfRegion(one) == Account.Partition).Distinct(StringComparer.Ordinal).ToList();
        var others = Regions.Of(Account.Partition).Except(likely, StringComparer.Ordinal).ToList();
        var closed = new List<Exception>();
        var isAnyOpen = false;
        foreach (var regions in likely.Select(one => new List<string> { one }).Concat(Groups(others)))
        {
            var answers = await Task.WhenAll(regions.Select(TryListAsync)).ConfigureAwait(false);
            foreach (var (name, instances, failure) in answers)
            {
                isAnyOpen |= failure is null;
                if (failure is not null)
                    closed.Add(failure);
                if (await DescribeAsync(name, instances).ConfigureAwait(false) is { } found)
                    return found;
            }
        }

        // If every region refuses the call, the reason is the permission of the caller.
        if (!isAnyOpen && closed.Count > 0)
            throw AwsErrors.Translate(closed[0], null);
        throw NotFound(
            $"There is no instance of IAM Identity Center that the account {Account.Identity.AccountId} can see"
            + (closed.Count == 0 ? "." : $". {closed.Count} Regions could not be searched: {closed[0].Message}"),
            "Sign in to the AWS console with the management account of the organization, open IAM Identity Center in "
            + "the Region of your choice, and enable it. Then run the command again.");
    }

    private static IEnumerable<List<string>> Groups(List<string> regions) =>
        Enumerable.Range(0, (regions.Count + RegionsAtOnce - 1) / RegionsAtOnce)
            .Select(group => regions.Skip(group * RegionsAtOnce).Take(RegionsAtOnce).ToList());

    private async Task<(string Region, List<InstanceMetadata> Instances, Exception? Failure)> TryListAsync(
        string region)
    {
        try
        {
            return (region, await ListAsync(region).ConfigureAwait(false), null);
        }
        catch (Exception e) when (IsClosed(e))
        {
            return (region, [], e);
        }
    }

    // A policy of the organization may refuse calls to a region, the account may not have enabled it, and the service
    // may not be there. The credentials themselves were verified when the session was opened.
    private bool IsClosed(Exception failure) => AwsErrors.Translate(failure, null).ErrorId switch
    {
        "AccessDenied" or "InvalidCredentials" => true,
        "EndpointUnreachable" => Account.Endpoints.Of(SsoAdminService.Description) is null,
        _ => false,
    };

    private Task<List<InstanceMetadata>> ListAsync(string region)
    {
        var client = clients.SsoAdmin(region);
        return TokenPages.Read(
            new ServiceCalls(clients.SsoAdminRunner, stop), new ListInstancesRequest(), client.ListInstancesAsync,
            answer => answer.Instances).ToListAsync();
    }

    // A member account may see the instance of its organization and have one of its own. The one that it administers
    // is the one to use.
    private async Task<IdentityCenterInstance?> DescribeAsync(string region, List<InstanceMetadata> instances)
    {
        IdentityCenterInstance? chosen = null;
        foreach (var instance in instances.OrderBy(one => one.OwnerAccountId == Account.Identity.AccountId))
        {
            var described = await DescribeAsync(region, instance).ConfigureAwait(false);
            if (chosen is null || (chosen.CanAdminister != true && described.CanAdminister == true))
                chosen = described;
        }

        return chosen;
    }

    private async Task<IdentityCenterInstance> DescribeAsync(string region, InstanceMetadata instance) => new()
    {
        InstanceArn = instance.InstanceArn,
        IdentityStoreId = instance.IdentityStoreId,
        Region = region,
        OwnerAccountId = instance.OwnerAccountId,
        Name = string.IsNullOrEmpty(instance.Name) ? null : instance.Name,
        Status = instance.Status?.Value,
        StatusReason = instance.StatusReason,
        CreateDate = instance.CreatedDate?.ToUniversalTime(),
        PortalUrl = Account.Partition == Partition.Default
            ? $"https://{instance.IdentityStoreId}.awsapps.com/start"
            : null,
        CanAdminister = instance.OwnerAccountId == Account.Identity.AccountId
            ? true
            : await _organization.IsDelegatedAdministratorAsync(Account.Identity.AccountId, ServicePrincipal)
                .ConfigureAwait(false),
    };

    private AdminException NotFound(string message, string advice) => new(
        "IdentityCenterNotFound", ErrorKind.NotFound, Account.Identity.AccountId, message, advice);
}
