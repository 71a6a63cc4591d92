using System.Net.Sockets;
using AdminIam.Engine.Errors;
using AdminIam.Engine.Secrets;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;

namespace AdminIam.Engine.Sessions;

/// <summary>Finds the credentials to start from: those given, a profile's, or the SDK's default chain.</summary>
internal static class CredentialChain
{
    private static readonly TimeSpan MetadataPatience = TimeSpan.FromSeconds(1);
    private static readonly string[] EnvironmentSources =
    [
        "AWS_ACCESS_KEY_ID", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
        "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    ];

    /// <summary>The credentials that <paramref name="options"/> name, before any role is assumed.</summary>
    /// <param name="options">The options.</param>
    /// <param name="config">A client configuration for the SDK's chain.</param>
    public static AWSCredentials Resolve(SessionOptions options, IClientConfig config)
    {
        if (options.AccessKey is not null || options.SecretKey is not null)
            return OfKeys(options);
        if (options.ProfileName is not null)
            return OfProfile(options.ProfileName);
        if (!HasLocalSource() && !MetadataAnswers())
            throw NoCredentials(null);
        try
        {
            return DefaultAWSCredentialsIdentityResolver.GetCredentials(config);
        }
        catch (AmazonClientException e)
        {
            throw NoCredentials(e);
        }
    }

    /// <summary>The region a profile names.</summary>
    /// <param name="profileName">The profile, or <see langword="null"/> for the default one.</param>
    public static string? RegionOfProfile(string? profileName)
    {
        var name = profileName ?? DefaultProfileName();
        return new CredentialProfileStoreChain().TryGetProfile(name, out var profile) ? profile.Region?.SystemName : null;
    }

    private static AWSCredentials OfKeys(SessionOptions options)
    {
        if (string.IsNullOrEmpty(options.AccessKey) || options.SecretKey is null)
        {
            throw new AdminException(
                "IncompleteCredentials", ErrorKind.InvalidArgument, options.AccessKey,
                options.SecretKey is null ? "There is an access key without its secret." : "There is a secret without its access key.",
                "Give -AccessKey and -SecretKey together.");
        }

        var secret = SecretText.Reveal(options.SecretKey);
        return options.SessionToken is null
            ? new BasicAWSCredentials(options.AccessKey, secret)
            : new SessionAWSCredentials(options.AccessKey, secret, SecretText.Reveal(options.SessionToken));
    }

    private static AWSCredentials OfProfile(string profileName)
    {
        var chain = new CredentialProfileStoreChain();
        if (!chain.TryGetProfile(profileName, out _))
        {
            var names = chain.ListProfiles().Select(p => p.Name).ToList();
            throw new AdminException(
                "ProfileNotFound", ErrorKind.NotFound, profileName, names.Count == 0
                    ? $"There is no AWS profile '{profileName}'; ~/.aws/config and ~/.aws/credentials have none."
                    : $"There is no AWS profile '{profileName}'. {NearestNames.Advice("profiles", profileName, names)}",
                "'aws configure' and 'aws configure sso' make profiles.");
        }

        if (chain.TryGetAWSCredentials(profileName, out var credentials))
            return credentials;
        throw new AdminException(
            "ProfileIncomplete", ErrorKind.InvalidArgument, profileName,
            $"The AWS profile '{profileName}' has no usable credentials.",
            "It needs access keys, an SSO session, a role with a source profile, or a credential process.");
    }

    private static bool HasLocalSource() =>
        EnvironmentSources.Any(name => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name)))
        || new CredentialProfileStoreChain().TryGetProfile(DefaultProfileName(), out _);

    private static string DefaultProfileName() =>
        Environment.GetEnvironmentVariable("AWS_PROFILE") is { Length: > 0 } name ? name : "default";

    // The SDK asks the EC2 metadata service with long time-outs. Elsewhere than on EC2 nobody answers, and the user
    // would wait for that before being told that there are no credentials.
    private static bool MetadataAnswers()
    {
        if (string.Equals(Environment.GetEnvironmentVariable("AWS_EC2_METADATA_DISABLED"), "true", StringComparison.OrdinalIgnoreCase))
            return false;
        var endpoint = Environment.GetEnvironmentVariable("AWS_EC2_METADATA_SERVICE_ENDPOINT") is { Length: > 0 } url
            ? new Uri(url)
            : new Uri("http://169.254.169.254");
        using var client = new TcpClient();
        try
        {
            return client.ConnectAsync(endpoint.Host, endpoint.Port).Wait(MetadataPatience);
        }
        catch (AggregateException e) when (e.InnerException is SocketException)
        {
            return false;
        }
    }

    private static AdminException NoCredentials(Exception? inner) => new(
        "NoCredentials", ErrorKind.Authentication, null, "There are no AWS credentials to work with.",
        "Use Connect-AdminAccount with -ProfileName or -AccessKey and -SecretKey, set AWS_PROFILE or AWS_ACCESS_KEY_ID and "
        + "AWS_SECRET_ACCESS_KEY, or try the module without an account: Start-AdminSandbox.",
        inner);
}
