using System.Security;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Secrets;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace AdminIam.Engine.Aws.Sessions;

/// <summary>Credentials of a role that is assumed with a token of a web identity provider, as in Kubernetes and CI
/// systems.</summary>
internal sealed class WebIdentityCredentials : RefreshingAWSCredentials
{
    private readonly RoleRequest _role;
    private readonly Func<SecureString> _token;
    private readonly StsClients _clients;

    /// <summary>Creates credentials that are renewed for as long as there are valid tokens.</summary>
    /// <param name="role">The role.</param>
    /// <param name="token">Returns the current token. It is called for each renewal,
    /// on any thread, never concurrently.</param>
    /// <param name="clients">Creates STS clients.</param>
    public WebIdentityCredentials(RoleRequest role, Func<SecureString> token, StsClients clients)
    {
        _role = role;
        _token = token;
        _clients = clients;
        PreemptExpiryTime = TimeSpan.FromMinutes(5);
    }

    protected override CredentialsRefreshState GenerateNewCredentials() =>
        GenerateNewCredentialsAsync().GetAwaiter().GetResult();

    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        using var sts = _clients.Create(new AnonymousAWSCredentials());
        var request = new AssumeRoleWithWebIdentityRequest
        {
            RoleArn = _role.Arn,
            RoleSessionName = _role.SessionName,
            DurationSeconds = _role.DurationSeconds,
            WebIdentityToken = SecretText.Reveal(_token()).Trim(),
        };
        try
        {
            var answer = await sts.AssumeRoleWithWebIdentityAsync(request).ConfigureAwait(false);
            return _clients.StateOf(answer.Credentials, answer);
        }
        catch (AmazonSecurityTokenServiceException e) when (e.ErrorCode == "AccessDenied")
        {
            throw new AdminException(
                "AccessDenied", ErrorKind.PermissionDenied, _role.Arn,
                $"The token does not permit its owner to assume the role '{_role.Arn}': {e.Message} ({e.ErrorCode})",
                "The role must exist, and its trust policy must allow sts:AssumeRoleWithWebIdentity for the identity "
                + "provider of the token and for the token's audience (aud) and subject (sub).",
                e);
        }
    }
}
