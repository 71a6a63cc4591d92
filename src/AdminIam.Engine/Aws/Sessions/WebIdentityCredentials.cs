using AdminIam.Engine.Common.Errors;
using Amazon.Runtime;
using Amazon.SecurityToken.Model;

namespace AdminIam.Engine.Aws.Sessions;

/// <summary>Credentials of a role that is assumed with a token of a web identity provider, as in Kubernetes and CI
/// systems.</summary>
internal sealed class WebIdentityCredentials : RefreshingAWSCredentials
{
    private readonly RoleRequest _role;
    private readonly string _tokenPath;
    private readonly StsClients _clients;

    public WebIdentityCredentials(RoleRequest role, string tokenPath, StsClients clients)
    {
        _role = role;
        _tokenPath = tokenPath;
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
            // The provider replaces the file before the token expires.
            WebIdentityToken = ReadToken(),
        };
        var answer = await sts.AssumeRoleWithWebIdentityAsync(request).ConfigureAwait(false);
        return _clients.StateOf(answer.Credentials, answer);
    }

    private string ReadToken()
    {
        try
        {
            return File.ReadAllText(_tokenPath).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new AdminException(
                "WebIdentityTokenUnreadable", ErrorKind.Authentication, _tokenPath,
                $"The token file '{_tokenPath}' for the role '{_role.Arn}' cannot be read: {e.Message}",
                "The path is set by AWS_WEB_IDENTITY_TOKEN_FILE or by web_identity_token_file of the profile. Correct the path, or "
                + "remove the setting to use other credentials.",
                e);
        }
    }
}
