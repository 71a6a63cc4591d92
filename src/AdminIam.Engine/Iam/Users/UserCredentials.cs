using System.Collections.Concurrent;
using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Aws.Errors;
using AdminIam.Engine.Iam.AccessKeys;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Users;

/// <summary>Lists, enables, disables and deletes the credentials of users that have a status.</summary>
internal sealed class UserCredentials(IamRun run)
{
    private readonly ConcurrentDictionary<CredentialKind, bool> _missing = new();

    private IAmazonIdentityManagementService Iam => run.Client;

    /// <summary>Returns the credentials of a kind, if the endpoint supports listing them.</summary>
    /// <returns>The credentials; <see langword="null"/> if the endpoint does not support the operation. AWS supports
    /// all of them.</returns>
    public async Task<List<UserCredential>?> TryListAsync(CredentialKind kind, string user)
    {
        if (_missing.ContainsKey(kind))
            return null;
        try
        {
            return await ListAsync(kind, user).ConfigureAwait(false);
        }
        catch (Exception e) when (kind != CredentialKind.AccessKey && MissingOperation.Is(e))
        {
            _missing[kind] = true;
            return null;
        }
    }

    /// <summary>Returns the description of a kind.</summary>
    public static string Describe(CredentialKind kind) => kind switch
    {
        CredentialKind.AccessKey => "access keys",
        CredentialKind.SshKey => "SSH keys",
        CredentialKind.ServiceCredential => "service-specific credentials",
        _ => "signing certificates",
    };

    /// <summary>Returns the operation that lists the credentials of a kind.</summary>
    public static string ListOperation(CredentialKind kind) => kind switch
    {
        CredentialKind.AccessKey => "ListAccessKeys",
        CredentialKind.SshKey => "ListSSHPublicKeys",
        CredentialKind.ServiceCredential => "ListServiceSpecificCredentials",
        _ => "ListSigningCertificates",
    };

    private Task<List<UserCredential>> ListAsync(CredentialKind kind, string user) => kind switch
    {
        CredentialKind.AccessKey => AccessKeys(user).ToListAsync(),
        CredentialKind.SshKey => SshKeys(user).ToListAsync(),
        CredentialKind.ServiceCredential => ServiceCredentials(user).ToListAsync(),
        _ => Certificates(user).ToListAsync(),
    };

    /// <summary>Enables or disables a credential.</summary>
    /// <param name="active">Whether to enable it.</param>
    /// <returns>Whether it exists.</returns>
    public Task<bool> SetStatusAsync(string user, CredentialKind kind, string id, bool active)
    {
        var status = active ? StatusType.Active : StatusType.Inactive;
        return kind switch
        {
            CredentialKind.AccessKey => IfThere(token => AccessKeyCalls.SetStatusAsync(run, user, id, active, token)),
            CredentialKind.SshKey => IfThere(token => Iam.UpdateSSHPublicKeyAsync(
                new UpdateSSHPublicKeyRequest { UserName = user, SSHPublicKeyId = id, Status = status }, token)),
            CredentialKind.ServiceCredential => IfThere(token => Iam.UpdateServiceSpecificCredentialAsync(
                new UpdateServiceSpecificCredentialRequest
                {
                    UserName = user,
                    ServiceSpecificCredentialId = id,
                    Status = status,
                },
                token)),
            _ => IfThere(token => Iam.UpdateSigningCertificateAsync(
                new UpdateSigningCertificateRequest { UserName = user, CertificateId = id, Status = status }, token)),
        };
    }

    /// <summary>Deletes a credential.</summary>
    public Task RemoveAsync(string user, CredentialKind kind, string id) => kind switch
    {
        CredentialKind.AccessKey => IfThere(token => AccessKeyCalls.DeleteAsync(run, user, id, token)),
        CredentialKind.SshKey => IfThere(token => Iam.DeleteSSHPublicKeyAsync(
            new DeleteSSHPublicKeyRequest { UserName = user, SSHPublicKeyId = id }, token)),
        CredentialKind.ServiceCredential => IfThere(token => Iam.DeleteServiceSpecificCredentialAsync(
            new DeleteServiceSpecificCredentialRequest { UserName = user, ServiceSpecificCredentialId = id }, token)),
        _ => IfThere(token => Iam.DeleteSigningCertificateAsync(
            new DeleteSigningCertificateRequest { UserName = user, CertificateId = id }, token)),
    };

    private Pages<UserCredential> AccessKeys(string user) =>
        AccessKeyCalls.List(run, user).Select(key => new UserCredential(
            CredentialKind.AccessKey, key.AccessKeyId, key.Status == StatusType.Active,
            $"access key {key.AccessKeyId}"));

    private Pages<UserCredential> SshKeys(string user) => IamPages.Read(
        run, new ListSSHPublicKeysRequest { UserName = user }, Iam.ListSSHPublicKeysAsync,
        answer => answer.SSHPublicKeys, optional: true).Select(key => new UserCredential(
            CredentialKind.SshKey, key.SSHPublicKeyId, key.Status == StatusType.Active,
            $"SSH key {key.SSHPublicKeyId}"));

    private Pages<UserCredential> ServiceCredentials(string user) => IamPages.Read(
        run, new ListServiceSpecificCredentialsRequest { UserName = user }, Iam.ListServiceSpecificCredentialsAsync,
        answer => answer.ServiceSpecificCredentials, optional: true).Select(credential => new UserCredential(
            CredentialKind.ServiceCredential,
            credential.ServiceSpecificCredentialId,
            credential.Status == StatusType.Active,
            $"{credential.ServiceName} credential {credential.ServiceSpecificCredentialId}"));

    private Pages<UserCredential> Certificates(string user) => IamPages.Read(
        run, new ListSigningCertificatesRequest { UserName = user }, Iam.ListSigningCertificatesAsync,
        answer => answer.Certificates, optional: true).Select(certificate => new UserCredential(
            CredentialKind.Certificate,
            certificate.CertificateId,
            certificate.Status == StatusType.Active,
            $"signing certificate {certificate.CertificateId}"));

    private Task<bool> IfThere<T>(Func<CancellationToken, Task<T>> call)
        where T : class => run.Calls.RemovalAsync(call);
}
