using AdminIam.Engine.Aws.Errors;
using Amazon.IdentityStore.Model;

namespace AdminIam.Engine.IdentityCenter;

/// <summary>Reads the instance, and the evidence of where its people come from.</summary>
public sealed class IdentityCenterReader(IdentityCenterRun run)
{
    // One page of each list shows whether a directory is synchronized.
    private const int Sample = 100;

    /// <summary>Returns the instance as it is now.</summary>
    public Task<IdentityCenterInstance> ReadAsync() => run.Session.ReadAsync(run.Stop);

    /// <summary>Returns whether it is the instance of an organization, which alone has permission sets.</summary>
    /// <returns>Whether it is; <see langword="null"/> if the caller may not read the organization.</returns>
    public Task<bool?> IsOrganizationInstanceAsync() => run.Organization.IsManagementAccountAsync(
        run.Session.Instance.OwnerAccountId ?? run.Session.Account.Identity.AccountId);

    /// <summary>Returns the accounts that administer the instance for its owner.</summary>
    /// <returns>Their IDs; <see langword="null"/> if the caller may not read them.</returns>
    public Task<IReadOnlyList<string>?> DelegatedAdministratorsAsync() =>
        run.Organization.DelegatedAdministratorsAsync(InstanceFinder.ServicePrincipal);

    /// <summary>Returns the evidence in the first users and groups.</summary>
    /// <returns>The evidence; <see langword="null"/> if the caller may not read users or groups.</returns>
    /// <remarks>No operation returns the identity source.</remarks>
    public async Task<DirectoryEvidence?> EvidenceAsync()
    {
        try
        {
            var users = await run.Calls.RepeatableAsync(token => run.Client.ListUsersAsync(
                new ListUsersRequest { IdentityStoreId = run.StoreId, MaxResults = Sample }, token))
                .ConfigureAwait(false);
            var groups = await run.Calls.RepeatableAsync(token => run.Client.ListGroupsAsync(
                new ListGroupsRequest { IdentityStoreId = run.StoreId, MaxResults = Sample }, token))
                .ConfigureAwait(false);
            List<(List<ExternalId>? Ids, string? Creator)> found =
            [
                .. (users.Users ?? []).Select(user => (user.ExternalIds, user.CreatedBy)),
                .. (groups.Groups ?? []).Select(group => (group.ExternalIds, group.CreatedBy)),
            ];
            return new DirectoryEvidence(
                found.Count, found.Count(one => one.Ids is { Count: > 0 }),
                [.. found.SelectMany(one => one.Ids ?? []).Select(id => id.Issuer).Distinct()],
                [.. found.Select(one => one.Creator).OfType<string>().Where(one => one.Length > 0).Distinct()]);
        }
        catch (Exception e) when (AwsErrors.IsDenied(e))
        {
            return null;
        }
    }
}
