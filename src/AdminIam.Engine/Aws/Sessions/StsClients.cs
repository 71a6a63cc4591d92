using AdminIam.Engine.Aws.Errors;
using Amazon;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace AdminIam.Engine.Aws.Sessions;

/// <summary>Creates the STS clients of a connection, with its region and endpoint.</summary>
/// <param name="endpoint">The custom endpoint, if there is one.</param>
internal sealed class StsClients(string region, Uri? endpoint, TimeProvider time)
{
    /// <summary>The clock.</summary>
    public TimeProvider Time => time;

    /// <summary>Creates a client.</summary>
    /// <param name="credentials">The credentials to sign with.</param>
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

    /// <summary>Returns a member of a response that AWS always includes.</summary>
    /// <param name="member">The member.</param>
    /// <exception cref="UnexpectedAnswerException">The member is missing, so the response is not from AWS.</exception>
    public T Required<T>(T? member, AmazonWebServiceResponse answer)
        where T : class =>
        member ?? throw new UnexpectedAnswerException(
            answer.GetType().Name.Replace("Response", string.Empty),
            endpoint ?? new Uri($"https://sts.{region}.amazonaws.com"),
            answer.HttpStatusCode, "an incomplete result");

    /// <summary>Returns temporary credentials with their expiration.</summary>
    /// <param name="credentials">The credentials in the response.</param>
    /// <param name="answer">The response of STS.</param>
    public RefreshingAWSCredentials.CredentialsRefreshState StateOf(
        Credentials? credentials, AmazonWebServiceResponse answer)
    {
        var complete = Required(credentials, answer);
        return new RefreshingAWSCredentials.CredentialsRefreshState(
            new ImmutableCredentials(
                Required(complete.AccessKeyId, answer), Required(complete.SecretAccessKey, answer),
                Required(complete.SessionToken, answer)),
            complete.Expiration ?? time.GetUtcNow().UtcDateTime);
    }
}
