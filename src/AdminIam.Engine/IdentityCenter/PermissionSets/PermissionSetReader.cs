using AdminIam.Engine.Aws.Calls;
using Amazon.SSOAdmin.Model;

namespace AdminIam.Engine.IdentityCenter.PermissionSets;

/// <summary>Reads permission sets.</summary>
public sealed class PermissionSetReader(IdentityCenterRun run)
{
    private const int PageSize = 100;
    private const int AtOnce = 10;

    private string InstanceArn => run.Session.Instance.InstanceArn;

    /// <summary>Returns the permission sets with matching names, without policies, tags and accounts.</summary>
    /// <param name="matches">Returns whether a name matches.</param>
    public Pages<PermissionSetRecord> List(Func<string, bool> matches) => Describe(
        () => new PermissionSetIndex(run).Arns().ToListAsync(), matches);

    /// <summary>Returns the permission sets with matching names that an account has, without policies, tags and
    /// accounts.</summary>
    /// <param name="accountId">The ID of the account.</param>
    /// <param name="matches">Returns whether a name matches.</param>
    public Pages<PermissionSetRecord> ListOfAccount(string accountId, Func<string, bool> matches) => Describe(
        () => ArnsOfAccount(accountId).ToListAsync(), matches);

    /// <summary>Returns a permission set without policies, tags and accounts.</summary>
    public Task<PermissionSetRecord> DescribeAsync(string arn) => DescribeAsync(arn, exists: false);

    /// <summary>Returns the permission set with its policies, tags and accounts.</summary>
    public async Task<PermissionSetRecord> WithDetailsAsync(PermissionSetRecord set)
    {
        var managed = ManagedAsync(set.Arn);
        var customer = CustomerAsync(set.Arn);
        var inline = InlineAsync(set.Arn);
        var boundary = BoundaryAsync(set.Arn);
        var tags = TagsAsync(set.Arn);
        var accounts = Accounts(set.Arn).ToListAsync();
        var outdated = Accounts(set.Arn, onlyOutdated: true).ToListAsync();
        await Task.WhenAll(managed, customer, inline, boundary, tags, accounts, outdated).ConfigureAwait(false);
        return set with
        {
            Policies = new SetPolicies
            {
                Managed = await managed.ConfigureAwait(false),
                Customer = await customer.ConfigureAwait(false),
                Inline = await inline.ConfigureAwait(false),
                Boundary = await boundary.ConfigureAwait(false),
            },
            Tags = await tags.ConfigureAwait(false),
            Accounts = await accounts.ConfigureAwait(false),
            OutdatedAccounts = await outdated.ConfigureAwait(false),
        };
    }

    /// <summary>Returns the ARNs of the permission sets that an account has.</summary>
    /// <param name="accountId">The ID of the account.</param>
    internal Pages<string> ArnsOfAccount(string accountId) => TokenPages.Read(
        run.AdminCalls,
        new ListPermissionSetsProvisionedToAccountRequest
        {
            InstanceArn = InstanceArn, AccountId = accountId, MaxResults = PageSize,
        },
        run.Admin.ListPermissionSetsProvisionedToAccountAsync, answer => answer.PermissionSets);

    /// <summary>Returns the IDs of the accounts that have a permission set.</summary>
    /// <param name="arn">The permission set.</param>
    /// <param name="onlyOutdated">Whether only accounts are returned whose permissions are not current.</param>
    internal Pages<string> Accounts(string arn, bool onlyOutdated = false) => TokenPages.Read(
        run.AdminCalls,
        new ListAccountsForProvisionedPermissionSetRequest
        {
            InstanceArn = InstanceArn,
            PermissionSetArn = arn,
            MaxResults = PageSize,
            ProvisioningStatus =
                onlyOutdated ? Amazon.SSOAdmin.ProvisioningStatus.LATEST_PERMISSION_SET_NOT_PROVISIONED : null,
        },
        run.Admin.ListAccountsForProvisionedPermissionSetAsync, answer => answer.AccountIds);

    /// <summary>Returns a permission set without policies, tags and accounts.</summary>
    /// <param name="arn">The permission set.</param>
    /// <param name="exists">Whether it is known to exist, so that "not found" means "not visible yet".</param>
    internal async Task<PermissionSetRecord> DescribeAsync(string arn, bool exists)
    {
        var answer = await run.AdminCalls.RepeatableAsync(
            token => run.Admin.DescribePermissionSetAsync(
                new DescribePermissionSetRequest { InstanceArn = InstanceArn, PermissionSetArn = arn }, token), exists)
            .ConfigureAwait(false);
        run.Session.PermissionSetNames[arn] = answer.PermissionSet.Name;
        return ToRecord(answer.PermissionSet);
    }

    /// <summary>Returns a permission set without policies, tags and accounts; <see langword="null"/> if it does not
    /// exist, for example because it was deleted after it was listed.</summary>
    /// <param name="arn">The permission set.</param>
    internal async Task<PermissionSetRecord?> FindAsync(string arn)
    {
        try
        {
            return await DescribeAsync(arn).ConfigureAwait(false);
        }
        catch (Exception e) when (run.AdminCalls.Service.IsMissing(e))
        {
            return null;
        }
    }

    internal async Task<IReadOnlyList<ManagedPolicyReference>> ManagedAsync(string arn) => await TokenPages.Read(
        run.AdminCalls,
        new ListManagedPoliciesInPermissionSetRequest
        {
            InstanceArn = InstanceArn, PermissionSetArn = arn, MaxResults = PageSize,
        },
        run.Admin.ListManagedPoliciesInPermissionSetAsync, answer => answer.AttachedManagedPolicies)
        .Select(policy => new ManagedPolicyReference(policy.Name, policy.Arn)).ToListAsync().ConfigureAwait(false);

    internal async Task<IReadOnlyList<CustomerPolicyReference>> CustomerAsync(string arn) => await TokenPages.Read(
        run.AdminCalls,
        new ListCustomerManagedPolicyReferencesInPermissionSetRequest
        {
            InstanceArn = InstanceArn, PermissionSetArn = arn, MaxResults = PageSize,
        },
        run.Admin.ListCustomerManagedPolicyReferencesInPermissionSetAsync,
        answer => answer.CustomerManagedPolicyReferences).Select(ToReference).ToListAsync().ConfigureAwait(false);

    internal async Task<string?> InlineAsync(string arn)
    {
        var answer = await run.AdminCalls.RepeatableAsync(token => run.Admin.GetInlinePolicyForPermissionSetAsync(
            new GetInlinePolicyForPermissionSetRequest { InstanceArn = InstanceArn, PermissionSetArn = arn }, token))
            .ConfigureAwait(false);
        return string.IsNullOrEmpty(answer.InlinePolicy) ? null : answer.InlinePolicy;
    }

    internal async Task<SetBoundary?> BoundaryAsync(string arn)
    {
        try
        {
            var answer = await run.AdminCalls.RepeatableAsync(
                token => run.Admin.GetPermissionsBoundaryForPermissionSetAsync(
                    new GetPermissionsBoundaryForPermissionSetRequest
                    {
                        InstanceArn = InstanceArn, PermissionSetArn = arn,
                    },
                    token)).ConfigureAwait(false);
            var boundary = answer.PermissionsBoundary;
            if (boundary?.CustomerManagedPolicyReference is { } policy)
                return new SetBoundary(null, ToReference(policy));
            return string.IsNullOrEmpty(boundary?.ManagedPolicyArn)
                ? null
                : new SetBoundary(boundary!.ManagedPolicyArn, null);
        }
        catch (ResourceNotFoundException e) when (e.Reason is null)
        {
            return null;
        }
    }

    internal async Task<IReadOnlyList<KeyValuePair<string, string>>> TagsAsync(string arn) => await TokenPages.Read(
        run.AdminCalls, new ListTagsForResourceRequest { InstanceArn = InstanceArn, ResourceArn = arn },
        run.Admin.ListTagsForResourceAsync, answer => answer.Tags)
        .Select(tag => new KeyValuePair<string, string>(tag.Key, tag.Value)).ToListAsync().ConfigureAwait(false);

    internal static PermissionSetRecord ToRecord(PermissionSet set) => new()
    {
        Name = set.Name,
        Arn = set.PermissionSetArn,
        Description = OrNull(set.Description),
        SessionDuration = SessionDurationText.Parse(set.SessionDuration),
        RelayState = OrNull(set.RelayState),
        CreateDate = set.CreatedDate?.ToUniversalTime(),
    };

    // A set whose name is known and does not match is not described.
    private Pages<PermissionSetRecord> Describe(Func<Task<List<string>>> listAsync, Func<string, bool> matches) =>
        ListPages.Read<string>(
            async () => (await listAsync().ConfigureAwait(false)).FindAll(
                arn => !run.Session.PermissionSetNames.TryGetValue(arn, out var name) || matches(name)),
            AtOnce)
        .SelectPages(async arns =>
        {
            var sets = await Task.WhenAll(arns.Select(FindAsync)).ConfigureAwait(false);
            return sets.OfType<PermissionSetRecord>().Where(set => matches(set.Name));
        });

    private static CustomerPolicyReference ToReference(CustomerManagedPolicyReference policy) =>
        new(OrNull(policy.Path) ?? "/", policy.Name);

    private static string? OrNull(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
