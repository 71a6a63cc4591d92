using AdminIam.Engine.Calls;
using AdminIam.Engine.Groups;
using AdminIam.Engine.Names;
using AdminIam.Engine.Sessions;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Users;

/// <summary>Removes users with everything that IAM makes depend on them.</summary>
public sealed class UserRemover
{
    private readonly IamSession _session;
    private readonly StopSignal _stop;
    private readonly AccountNames _names;

    /// <summary>Makes a remover for one run.</summary>
    /// <param name="session">The account.</param>
    /// <param name="stop">Ends the run.</param>
    public UserRemover(IamSession session, StopSignal stop)
    {
        _session = session;
        _stop = stop;
        _names = new AccountNames(session, stop);
    }

    private IAmazonIdentityManagementService Iam => _session.Iam;

    /// <summary>What would go with a user, in words, such as <c>access key AKIA...</c>.</summary>
    /// <param name="userName">The user.</param>
    public async Task<IReadOnlyList<string>> DescribeAsync(string userName) =>
        (await DependentsAsync(userName).ConfigureAwait(false)).Select(dependent => dependent.What).ToList();

    /// <summary>Locks a user out, removes every dependent, then the user.</summary>
    /// <param name="userName">The user.</param>
    /// <returns>The user's name.</returns>
    public async Task<string> RemoveAsync(string userName)
    {
        var dependents = await DependentsAsync(userName).ConfigureAwait(false);
        // The ways in go first, so that a removal broken off half way leaves a user that cannot sign in.
        foreach (var step in dependents.GroupBy(dependent => dependent.Step).OrderBy(group => group.Key))
            await Task.WhenAll(step.Select(dependent => dependent.RemoveAsync())).ConfigureAwait(false);
        await _session.Calls.RemovalAsync(
            token => Iam.DeleteUserAsync(new DeleteUserRequest { UserName = userName }, token), _stop).ConfigureAwait(false);
        return userName;
    }

    private async Task<IReadOnlyList<Dependent>> DependentsAsync(string userName)
    {
        IamNames.CheckUserName(userName);
        try
        {
            var lists = await Task.WhenAll(
                PasswordAsync(userName), KeysAsync(userName), SshKeysAsync(userName), ServiceCredentialsAsync(userName),
                CertificatesAsync(userName), MfaDevicesAsync(userName), InlinePoliciesAsync(userName),
                AttachedPoliciesAsync(userName), GroupsAsync(userName), BoundaryAsync(userName)).ConfigureAwait(false);
            return lists.SelectMany(list => list).ToList();
        }
        catch (NoSuchEntityException e)
        {
            throw await _names.UserNotFoundAsync(userName, e).ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyList<Dependent>> PasswordAsync(string user)
    {
        try
        {
            await Read(token => Iam.GetLoginProfileAsync(new GetLoginProfileRequest { UserName = user }, token)).ConfigureAwait(false);
        }
        catch (NoSuchEntityException)
        {
            return [];
        }

        return [new(Step.WayIn, "console password", Removal(
            token => Iam.DeleteLoginProfileAsync(new DeleteLoginProfileRequest { UserName = user }, token)))];
    }

    private async Task<IReadOnlyList<Dependent>> KeysAsync(string user)
    {
        var answer = await Read(token => Iam.ListAccessKeysAsync(new ListAccessKeysRequest { UserName = user }, token)).ConfigureAwait(false);
        return (answer.AccessKeyMetadata ?? []).Select(key => new Dependent(Step.WayIn, $"access key {key.AccessKeyId}", Removal(
            token => Iam.DeleteAccessKeyAsync(
                new DeleteAccessKeyRequest { UserName = user, AccessKeyId = key.AccessKeyId }, token)))).ToList();
    }

    private async Task<IReadOnlyList<Dependent>> SshKeysAsync(string user)
    {
        var answer = await Read(token => Iam.ListSSHPublicKeysAsync(new ListSSHPublicKeysRequest { UserName = user }, token)).ConfigureAwait(false);
        return (answer.SSHPublicKeys ?? []).Select(key => new Dependent(Step.WayIn, $"SSH key {key.SSHPublicKeyId}", Removal(
            token => Iam.DeleteSSHPublicKeyAsync(
                new DeleteSSHPublicKeyRequest { UserName = user, SSHPublicKeyId = key.SSHPublicKeyId }, token)))).ToList();
    }

    private async Task<IReadOnlyList<Dependent>> ServiceCredentialsAsync(string user)
    {
        var answer = await Read(token => Iam.ListServiceSpecificCredentialsAsync(
            new ListServiceSpecificCredentialsRequest { UserName = user }, token)).ConfigureAwait(false);
        return (answer.ServiceSpecificCredentials ?? []).Select(credential => new Dependent(
            Step.WayIn, $"{credential.ServiceName} credential {credential.ServiceSpecificCredentialId}", Removal(
                token => Iam.DeleteServiceSpecificCredentialAsync(
                    new DeleteServiceSpecificCredentialRequest
                    {
                        UserName = user,
                        ServiceSpecificCredentialId = credential.ServiceSpecificCredentialId,
                    },
                    token)))).ToList();
    }

    private async Task<IReadOnlyList<Dependent>> CertificatesAsync(string user)
    {
        var answer = await Read(token => Iam.ListSigningCertificatesAsync(
            new ListSigningCertificatesRequest { UserName = user }, token)).ConfigureAwait(false);
        return (answer.Certificates ?? []).Select(certificate => new Dependent(
            Step.WayIn, $"signing certificate {certificate.CertificateId}", Removal(
                token => Iam.DeleteSigningCertificateAsync(
                    new DeleteSigningCertificateRequest { UserName = user, CertificateId = certificate.CertificateId }, token)))).ToList();
    }

    private async Task<IReadOnlyList<Dependent>> MfaDevicesAsync(string user)
    {
        var answer = await Read(token => Iam.ListMFADevicesAsync(new ListMFADevicesRequest { UserName = user }, token)).ConfigureAwait(false);
        return (answer.MFADevices ?? []).Select(device => new Dependent(
            Step.Rest, $"MFA device {device.SerialNumber}", () => RemoveMfaAsync(user, device.SerialNumber))).ToList();
    }

    // A virtual device lives on without its user; a hardware key's serial number is not an ARN and it has nothing to delete.
    private async Task RemoveMfaAsync(string user, string serialNumber)
    {
        await _session.Calls.RemovalAsync(token => Iam.DeactivateMFADeviceAsync(
            new DeactivateMFADeviceRequest { UserName = user, SerialNumber = serialNumber }, token), _stop).ConfigureAwait(false);
        if (serialNumber.Contains(":mfa/"))
        {
            await _session.Calls.RemovalAsync(token => Iam.DeleteVirtualMFADeviceAsync(
                new DeleteVirtualMFADeviceRequest { SerialNumber = serialNumber }, token), _stop).ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyList<Dependent>> InlinePoliciesAsync(string user)
    {
        var answer = await Read(token => Iam.ListUserPoliciesAsync(
            new ListUserPoliciesRequest { UserName = user, MaxItems = PageSize.Largest }, token)).ConfigureAwait(false);
        return (answer.PolicyNames ?? []).Select(name => new Dependent(Step.Rest, $"inline policy {name}", Removal(
            token => Iam.DeleteUserPolicyAsync(new DeleteUserPolicyRequest { UserName = user, PolicyName = name }, token)))).ToList();
    }

    private async Task<IReadOnlyList<Dependent>> AttachedPoliciesAsync(string user)
    {
        var answer = await Read(token => Iam.ListAttachedUserPoliciesAsync(
            new ListAttachedUserPoliciesRequest { UserName = user, MaxItems = PageSize.Largest }, token)).ConfigureAwait(false);
        return (answer.AttachedPolicies ?? []).Select(policy => new Dependent(
            Step.Rest, $"attachment of {policy.PolicyName}", Removal(
                token => Iam.DetachUserPolicyAsync(
                    new DetachUserPolicyRequest { UserName = user, PolicyArn = policy.PolicyArn }, token)))).ToList();
    }

    private async Task<IReadOnlyList<Dependent>> GroupsAsync(string user)
    {
        var groups = await new GroupReader(_session, _stop).ListForUser(user).ToListAsync().ConfigureAwait(false);
        return groups.Select(group => new Dependent(Step.Rest, $"membership of {group.GroupName}", Removal(
            token => Iam.RemoveUserFromGroupAsync(
                new RemoveUserFromGroupRequest { UserName = user, GroupName = group.GroupName }, token)))).ToList();
    }

    private async Task<IReadOnlyList<Dependent>> BoundaryAsync(string user)
    {
        var answer = await Read(token => Iam.GetUserAsync(new GetUserRequest { UserName = user }, token)).ConfigureAwait(false);
        return answer.User.PermissionsBoundary is null
            ? []
            : [new(Step.Rest, "permissions boundary", Removal(
                token => Iam.DeleteUserPermissionsBoundaryAsync(
                    new DeleteUserPermissionsBoundaryRequest { UserName = user }, token)))];
    }

    private Task<T> Read<T>(Func<CancellationToken, Task<T>> call)
        where T : class => _session.Calls.RepeatableAsync(call, _stop);

    private Func<Task> Removal<T>(Func<CancellationToken, Task<T>> call)
        where T : class => () => _session.Calls.RemovalAsync(call, _stop);

    private enum Step
    {
        WayIn,
        Rest,
    }

    private sealed record Dependent(Step Step, string What, Func<Task> RemoveAsync);
}
