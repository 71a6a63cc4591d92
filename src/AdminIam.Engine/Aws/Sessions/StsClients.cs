using AdminIam.Engine.Aws.Errors;
using Amazon;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace AdminIam.Engine.Aws.Sessions;

/// <summary>Creates the STS clients of a connection, which share its region and endpoint.</summary>
/// <param name="region">The region.</param>
/// <param name="endpoint">The endpoint in place of the region's own, if there is one.</param>
/// <param name="time">The clock.</param>
internal sealed class StsClients(string region, Uri? endpoint, TimeProvider time)
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

    /// <summary>A member of an answer that AWS never leaves out.</summary>
    /// <param name="member">The member.</param>
    /// <param name="answer">The answer.</param>
    /// <exception cref="UnexpectedAnswerException">It is missing, so something else answered.</exception>
    public T Required<T>(T? member, AmazonWebServiceResponse answer)
        where T : class =>
        member ?? throw new UnexpectedAnswerException(
            answer.GetType().Name.Replace("Response", string.Empty), endpoint ?? new Uri($"https://sts.{region}.amazonaws.com"),
            answer.HttpStatusCode, "an incomplete result");

    /// <summary>Temporary credentials as the SDK keeps them until they expire.</summary>
    /// <param name="credentials">The credentials of the answer.</param>
    /// <param name="answer">The answer of STS.</param>
    public RefreshingAWSCredentials.CredentialsRefreshState StateOf(Credentials? credentials, AmazonWebServiceResponse answer)
    {
        var complete = Required(credentials, answer);
        return new RefreshingAWSCredentials.CredentialsRefreshState(
            new ImmutableCredentials(
                Required(complete.AccessKeyId, answer), Required(complete.SecretAccessKey, answer), Required(complete.SessionToken, answer)),
            complete.Expiration ?? time.GetUtcNow().UtcDateTime);
    }
}
