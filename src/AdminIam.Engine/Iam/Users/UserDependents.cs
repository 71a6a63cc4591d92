using System.Collections.Concurrent;
using AdminIam.Engine.Iam.Groups;
using AdminIam.Engine.Iam.Mfa;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Users;

/// <summary>Finds everything that must be deleted before a user.</summary>
internal sealed class UserDependents(IamRun run)
{
    private static readonly CredentialKind[] Kinds =
        [CredentialKind.AccessKey, CredentialKind.SshKey, CredentialKind.ServiceCredential, CredentialKind.Certificate];

    private readonly ConcurrentDictionary<CredentialKind, bool> _unlisted = new();
    private readonly LoginProfileWriter _profiles = new(run);
    private readonly UserCredentials _credentials = new(run);
    private readonly MfaDeviceReader _devices = new(run);
    private readonly MfaDeviceWriter _deviceWriter = new(run);

    private IAmazonIdentityManagementService Iam => run.Client;

    /// <summary>The kinds of credentials that the endpoint does not support listing. AWS supports all of
    /// them.</summary>
    public IReadOnlyCollection<CredentialKind> Unlisted => Kinds.Where(_unlisted.ContainsKey).ToList();

    /// <summary>Returns all dependent resources, credentials first.</summary>
    public async Task<IReadOnlyList<UserDependent>> ListAsync(string user)
    {
        var lists = await Task.WhenAll(
            [
                PasswordAsync(user), .. Kinds.Select(kind => CredentialsAsync(kind, user)), MfaDevicesAsync(user),
                InlinePoliciesAsync(user), AttachedPoliciesAsync(user), GroupsAsync(user), BoundaryAsync(user),
            ]).ConfigureAwait(false);
        return lists.SelectMany(list => list).ToList();
    }

    private async Task<IEnumerable<UserDependent>> PasswordAsync(string user) =>
        await _profiles.ExistsAsync(user).ConfigureAwait(false)
            ? [new(true, "console password", () => _profiles.DeleteAsync(user))]
            : [];

    private async Task<IEnumerable<UserDependent>> CredentialsAsync(CredentialKind kind, string user)
    {
        var credentials = await _credentials.TryListAsync(kind, user).ConfigureAwait(false);
        if (credentials is null)
        {
            _unlisted[kind] = true;
            return [];
        }

        return credentials.Select(credential => new UserDependent(
            true, credential.What, () => _credentials.RemoveAsync(user, kind, credential.Id)));
    }

    private async Task<IEnumerable<UserDependent>> MfaDevicesAsync(string user)
    {
        var devices = await _devices.ForUser(user).ToListAsync().ConfigureAwait(false);
        return devices.Select(device => new UserDependent(
            false, $"MFA device {device.SerialNumber}", () => _deviceWriter.RemoveAsync(device)));
    }

    private async Task<IEnumerable<UserDependent>> InlinePoliciesAsync(string user)
    {
        var names = await UserPolicyLists.Inline(run, user).ToListAsync().ConfigureAwait(false);
        return names.Select(name => new UserDependent(false, $"inline policy {name}", () => RemoveAsync(
            token =>
                Iam.DeleteUserPolicyAsync(new DeleteUserPolicyRequest { UserName = user, PolicyName = name }, token))));
    }

    private async Task<IEnumerable<UserDependent>> AttachedPoliciesAsync(string user)
    {
        var policies = await UserPolicyLists.Attached(run, user).ToListAsync().ConfigureAwait(false);
        return policies.Select(
            policy => new UserDependent(false, $"attachment of {policy.PolicyName}", () => RemoveAsync(
            token => Iam.DetachUserPolicyAsync(
                new DetachUserPolicyRequest { UserName = user, PolicyArn = policy.PolicyArn }, token))));
    }

    private async Task<IEnumerable<UserDependent>> GroupsAsync(string user)
    {
        var groups = await new GroupReader(run).ListForUser(user).ToListAsync().ConfigureAwait(false);
        return groups.Select(group => new UserDependent(false, $"membership of {group.GroupName}", () => RemoveAsync(
            token => Iam.RemoveUserFromGroupAsync(
                new RemoveUserFromGroupRequest { UserName = user, GroupName = group.GroupName }, token))));
    }

    private async Task<IEnumerable<UserDependent>> BoundaryAsync(string user)
    {
        var answer = await run.Calls.RepeatableAsync(
            token => Iam.GetUserAsync(new GetUserRequest { UserName = user }, token)).ConfigureAwait(false);
        if (answer.User.PermissionsBoundary is not { } boundary)
            return [];
        return [new(false, $"permissions boundary {boundary.PermissionsBoundaryArn}", () => RemoveAsync(
            token => Iam.DeleteUserPermissionsBoundaryAsync(
                new DeleteUserPermissionsBoundaryRequest { UserName = user }, token)))];
    }

    private Task RemoveAsync<T>(Func<CancellationToken, Task<T>> call)
        where T : class => run.Calls.RemovalAsync(call);
}
