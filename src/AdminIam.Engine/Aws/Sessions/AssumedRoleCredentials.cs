using Amazon.Runtime;
using Amazon.SecurityToken.Model;

namespace AdminIam.Engine.Aws.Sessions;

/// <summary>Credentials of an assumed role, which are renewed before they expire while their source is valid.</summary>
/// <remarks>The class of the SDK supports only the default endpoint of STS.</remarks>
internal sealed class AssumedRoleCredentials : RefreshingAWSCredentials
{
    private readonly RoleRequest _role;
    private readonly AWSCredentials _source;
    private readonly StsClients _clients;
    private bool _codeUsed;
    private CancellationToken _stop;
    private bool _needsUser;

    public AssumedRoleCredentials(RoleRequest role, AWSCredentials source, StsClients clients)
    {
        _role = role;
        _source = source;
        _clients = clients;
        // An MFA code can be used only once, so such a session cannot be renewed.
        PreemptExpiryTime = role.Mfa is null ? TimeSpan.FromMinutes(5) : ExpirationBuffer;
    }

    /// <summary>The session that the credentials belong to; <see langword="null"/> before the role was assumed, and
    /// unless <see cref="OpenAsync"/> was called also if the response does not name it.</summary>
    public AssumedRoleUser? User { get; private set; }

    /// <summary>Assumes the role for the first time, unlike later renewals until the attempt is stopped.</summary>
    /// <param name="stop">Ends the attempt.</param>
    /// <returns>The first credentials.</returns>
    public async Task<ImmutableCredentials> OpenAsync(CancellationToken stop)
    {
        _stop = stop;
        _needsUser = true;
        try
        {
            return await GetCredentialsAsync().ConfigureAwait(false);
        }
        finally
        {
            _stop = CancellationToken.None;
        }
    }

    protected override CredentialsRefreshState GenerateNewCredentials() =>
        GenerateNewCredentialsAsync().GetAwaiter().GetResult();

    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        if (_codeUsed)
            throw MfaProof.CodeRequired(_role.Arn, _role.Mfa!.Value.Serial);
        _codeUsed = _role.Mfa is not null;
        using var sts = _clients.Create(_source);
        var request = new AssumeRoleRequest
        {
            RoleArn = _role.Arn,
            RoleSessionName = _role.SessionName,
            ExternalId = _role.ExternalId,
            SerialNumber = _role.Mfa?.Serial,
            TokenCode = _role.Mfa?.Code,
            DurationSeconds = _role.DurationSeconds,
        };
        var answer = await sts.AssumeRoleAsync(request, _stop).ConfigureAwait(false);
        User = _needsUser ? _clients.Required(answer.AssumedRoleUser, answer) : answer.AssumedRoleUser;
        return _clients.StateOf(answer.Credentials, answer);
    }
}
