using Amazon;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace AdminIam.Engine.Sessions;

/// <summary>Creates the STS clients of a connection, which share its region and endpoint.</summary>
/// <param name="region">The region.</param>
/// <param name="endpoint">The endpoint in place of the region's own, if there is one.</param>
internal sealed class StsClients(string region, Uri? endpoint)
{
    /// <summary>A client.</summary>
    /// <param name="credentials">The credentials that it signs with.</param>
    public AmazonSecurityTokenServiceClient Create(AWSCredentials credentials)
    {
        var config = new AmazonSecurityTokenServiceConfig
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
            MaxErrorRetry = 2,
        };
        ClientSettings.Apply(config, endpoint, region);
        return new CheckedStsClient(credentials, config);
    }

    /// <summary>Temporary credentials as the SDK keeps them until they expire.</summary>
    /// <param name="credentials">What STS answered.</param>
    public static RefreshingAWSCredentials.CredentialsRefreshState StateOf(Credentials credentials) => new(
        new ImmutableCredentials(credentials.AccessKeyId, credentials.SecretAccessKey, credentials.SessionToken),
        credentials.Expiration ?? DateTime.UtcNow);
}
