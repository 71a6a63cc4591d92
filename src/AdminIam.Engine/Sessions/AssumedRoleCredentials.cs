using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace AdminIam.Engine.Sessions;

/// <summary>Credentials of an assumed role, taken on anew before they expire.</summary>
/// <remarks>The SDK's own class asks STS at its usual endpoint only; a session may name another one.</remarks>
internal sealed class AssumedRoleCredentials : RefreshingAWSCredentials
{
    private readonly SessionOptions _options;
    private readonly AWSCredentials _source;
    private readonly AmazonSecurityTokenServiceConfig _config;

    public AssumedRoleCredentials(SessionOptions options, AWSCredentials source, AmazonSecurityTokenServiceConfig config)
    {
        _options = options;
        _source = source;
        _config = config;
        PreemptExpiryTime = TimeSpan.FromMinutes(5);
    }

    protected override CredentialsRefreshState GenerateNewCredentials() =>
        GenerateNewCredentialsAsync().GetAwaiter().GetResult();

    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        using var sts = new AmazonSecurityTokenServiceClient(_source, _config);
        var request = new AssumeRoleRequest
        {
            RoleArn = _options.RoleArn,
            RoleSessionName = "AdminIam",
            ExternalId = _options.ExternalId,
            SerialNumber = _options.MfaSerial,
            TokenCode = _options.MfaCode,
            DurationSeconds = _options.DurationSeconds,
        };
        var answer = await sts.AssumeRoleAsync(request).ConfigureAwait(false);
        var credentials = answer.Credentials;
        return new CredentialsRefreshState(
            new ImmutableCredentials(credentials.AccessKeyId, credentials.SecretAccessKey, credentials.SessionToken),
            credentials.Expiration ?? DateTime.UtcNow);
    }
}
