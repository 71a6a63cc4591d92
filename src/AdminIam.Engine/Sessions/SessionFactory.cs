using AdminIam.Engine.Calls;
using AdminIam.Engine.Errors;
using Amazon;
using Amazon.IdentityManagement;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace AdminIam.Engine.Sessions;

/// <summary>Opens sessions: finds credentials, takes on a role or MFA, and proves them with GetCallerIdentity.</summary>
public static class SessionFactory
{
#if NET8_0_OR_GREATER
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(5);
#endif
    private static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(60);

    /// <summary>Opens a session.</summary>
    /// <param name="options">Which credentials, region and endpoint.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task<IamSession> ConnectAsync(SessionOptions options, StopSignal stop)
    {
        var region = options.Region
            ?? Environment.GetEnvironmentVariable("AWS_REGION")
            ?? Environment.GetEnvironmentVariable("AWS_DEFAULT_REGION")
            ?? CredentialChain.RegionOfProfile(options.ProfileName)
            ?? Partition.OfRegion(string.Empty).IamRegion;
        try
        {
            var stsConfig = StsConfig(options, region);
            var credentials = await CredentialChain.ResolveAsync(options, stsConfig, stop.Soft).ConfigureAwait(false);
            credentials = await TakeOnAsync(options, credentials, stsConfig, stop).ConfigureAwait(false);

            using var sts = new AmazonSecurityTokenServiceClient(credentials, stsConfig);
            var caller = await sts.GetCallerIdentityAsync(new GetCallerIdentityRequest(), stop.Soft).ConfigureAwait(false);
            var identity = new CallerIdentity(caller.Account, caller.Arn, caller.UserId);
            var partition = Partition.OfArn(identity.Arn);
            var endpoint = Endpoints.Override(options.EndpointUrl, "IAM");
            var signer = await credentials.GetCredentialsAsync().ConfigureAwait(false);
            return new IamSession(
                IamClient(credentials, partition, endpoint), identity, partition, options, endpoint, region, signer.AccessKey);
        }
        catch (Exception e) when (CredentialChain.IsAtFault(e))
        {
            throw CredentialChain.Unavailable(e, options.ProfileName);
        }
        catch (Exception e) when (e is not OperationCanceledException || !stop.Soft.IsCancellationRequested)
        {
            throw AwsErrors.Translate(e, options.ProfileName ?? options.AccessKey);
        }
    }

    private static AmazonIdentityManagementServiceClient IamClient(AWSCredentials credentials, Partition partition, Uri? endpoint)
    {
        var config = new AmazonIdentityManagementServiceConfig
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(partition.IamRegion),
            // CallRunner decides what may be sent again; neither the SDK nor its connection pool may.
            MaxErrorRetry = 0,
            MaxStaleConnectionRetries = 0,
            Timeout = AnswerPatience,
        };
        LimitConnectTime(config);
        if (endpoint is not null)
        {
            config.ServiceURL = endpoint.AbsoluteUri;
            config.AuthenticationRegion = partition.IamRegion;
        }

        return new AmazonIdentityManagementServiceClient(credentials, config);
    }

    private static AmazonSecurityTokenServiceConfig StsConfig(SessionOptions options, string region)
    {
        var config = new AmazonSecurityTokenServiceConfig
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
            MaxErrorRetry = 2,
            Timeout = AnswerPatience,
        };
        LimitConnectTime(config);
        if (Endpoints.Override(options.EndpointUrl, "STS") is { } endpoint)
        {
            config.ServiceURL = endpoint.AbsoluteUri;
            config.AuthenticationRegion = region;
        }

        return config;
    }

    // Only the SDK for .NET 8 can bound the connecting apart from the answer.
    private static void LimitConnectTime(ClientConfig config)
    {
#if NET8_0_OR_GREATER
        config.ConnectTimeout = ConnectPatience;
#endif
    }

    private static async Task<AWSCredentials> TakeOnAsync(
        SessionOptions options, AWSCredentials credentials, AmazonSecurityTokenServiceConfig config, StopSignal stop)
    {
        if (options.RoleArn is not null)
            return new AssumedRoleCredentials(options, credentials, config);
        if (options.MfaCode is null)
            return credentials;

        using var sts = new AmazonSecurityTokenServiceClient(credentials, config);
        var request = new GetSessionTokenRequest
        {
            SerialNumber = options.MfaSerial,
            TokenCode = options.MfaCode,
            DurationSeconds = options.DurationSeconds,
        };
        return (await sts.GetSessionTokenAsync(request, stop.Soft).ConfigureAwait(false)).Credentials;
    }
}
