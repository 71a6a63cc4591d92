using AdminIam.Engine.Errors;
using AdminIam.Engine.Secrets;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;

namespace AdminIam.Engine.Sessions;

/// <summary>Finds the credentials to start from: those given, a profile's, or the SDK's default chain.</summary>
internal static class CredentialChain
{
    private const string ProfileVariable = "AWS_PROFILE";
    private static readonly TimeSpan MetadataPatience = TimeSpan.FromSeconds(1);
    private static readonly string[] RoleVariables =
    [
        "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    ];

    /// <summary>The credentials that <paramref name="options"/> name, before any role is assumed.</summary>
    /// <param name="options">The options.</param>
    /// <param name="config">A client configuration for the SDK's chain.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task<AWSCredentials> ResolveAsync(SessionOptions options, IClientConfig config, CancellationToken stop)
    {
        if (options.AccessKey is not null || options.SecretKey is not null)
            return OfKeys(options);
        if (options.ProfileName is not null)
            return OfProfile(options.ProfileName);
        var keys = HasVariable("AWS_ACCESS_KEY_ID") && HasVariable("AWS_SECRET_ACCESS_KEY");
        if (!keys && !RoleVariables.Any(HasVariable))
        {
            if (HasVariable(ProfileVariable))
                return OfProfile(DefaultProfileName);
            if (!HasDefaultProfile() && !await MetadataAnswersAsync(stop).ConfigureAwait(false))
                throw NoCredentials(null);
        }

        try
        {
            return await DefaultAWSCredentialsIdentityResolver.GetCredentialsAsync(config).ConfigureAwait(false);
        }
        catch (AmazonClientException e)
        {
            throw NoCredentials(e);
        }
    }

    /// <summary>The region a profile names.</summary>
    /// <param name="profileName">The profile, or <see langword="null"/> for the default one.</param>
    public static string? RegionOfProfile(string? profileName) =>
        Profiles().TryGetProfile(profileName ?? DefaultProfileName, out var profile) ? profile.Region?.SystemName : null;

    /// <summary>Whether credentials could not be had, apart from what AWS answers and from the network.</summary>
    /// <param name="exception">What a call threw.</param>
    public static bool IsAtFault(Exception exception) =>
        exception is AmazonClientException or ProcessAWSCredentialException
        && AwsErrors.Translate(exception, null).Kind == ErrorKind.Service;

    /// <summary>The failure that the credentials of a profile cannot be had.</summary>
    /// <param name="exception">What the SDK threw.</param>
    /// <param name="profileName">The profile, or <see langword="null"/> for the default one.</param>
    public static AdminException Unavailable(Exception exception, string? profileName)
    {
        var name = profileName ?? DefaultProfileName;
        var isSso = Profiles().TryGetProfile(name, out var profile)
            && (profile.Options.SsoSession ?? profile.Options.SsoStartUrl) is not null;
        return new AdminException(
            isSso ? "ExpiredCredentials" : "CredentialsUnavailable", ErrorKind.Authentication, name,
            $"The credentials of the AWS profile '{name}' cannot be had: {exception.Message.TrimEnd(' ', '-')}",
            isSso
                ? $"Sign in with 'aws sso login --profile {name}', and then Connect-AdminAccount."
                : $"'aws sts get-caller-identity --profile {name}' should work before this can.",
            exception);
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
        var chain = Profiles();
        if (!chain.TryGetProfile(profileName, out var profile))
        {
            var names = chain.ListProfiles().Select(p => p.Name).ToList();
            throw new AdminException(
                "ProfileNotFound", ErrorKind.NotFound, profileName, names.Count == 0
                    ? $"There is no AWS profile '{profileName}'; ~/.aws/config and ~/.aws/credentials have none."
                    : $"There is no AWS profile '{profileName}'. {NearestNames.Advice("profiles", profileName, names)}",
                "'aws configure' and 'aws configure sso' make profiles.");
        }

        if (profile.Options.SourceProfile is { Length: > 0 } source && !chain.TryGetProfile(source, out _))
        {
            throw new AdminException(
                "ProfileIncomplete", ErrorKind.InvalidArgument, profileName,
                $"The AWS profile '{profileName}' takes its credentials from the profile '{source}', which does not exist.",
                "Correct its source_profile in ~/.aws/config.");
        }

        if (chain.TryGetAWSCredentials(profileName, out var credentials))
            return credentials;
        throw new AdminException(
            "ProfileIncomplete", ErrorKind.InvalidArgument, profileName,
            $"The AWS profile '{profileName}' has no usable credentials.",
            "It needs access keys, an SSO session, a role with a source profile, or a credential process.");
    }

    private static string DefaultProfileName => HasVariable(ProfileVariable) ? Environment.GetEnvironmentVariable(ProfileVariable)! : "default";

    // A profile may hold no more than a region.
    private static bool HasDefaultProfile() =>
        Profiles().TryGetProfile(DefaultProfileName, out var profile) && profile.CanCreateAWSCredentials;

    private static bool HasVariable(string name) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name));

    private static CredentialProfileStoreChain Profiles()
    {
        // The SDK reads the variable once in a process; in a shell it may be set at any time.
        AWSConfigs.AWSProfilesLocation = Environment.GetEnvironmentVariable("AWS_SHARED_CREDENTIALS_FILE");
        return new CredentialProfileStoreChain();
    }

    // The SDK asks the EC2 metadata service with long time-outs. Elsewhere than on EC2 nobody answers, and the user
    // would wait for that before being told that there are no credentials.
    private static async Task<bool> MetadataAnswersAsync(CancellationToken stop)
    {
        if (string.Equals(Environment.GetEnvironmentVariable("AWS_EC2_METADATA_DISABLED"), "true", StringComparison.OrdinalIgnoreCase))
            return false;
        var mode = Environment.GetEnvironmentVariable("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE");
        var endpoint = Endpoints.FromEnvironment("AWS_EC2_METADATA_SERVICE_ENDPOINT")
            ?? new Uri("ipv6".Equals(mode, StringComparison.OrdinalIgnoreCase) ? "http://[fd00:ec2::254]" : "http://169.254.169.254");
        using var handler = new HttpClientHandler { UseProxy = false };
        using var client = new HttpClient(handler) { Timeout = MetadataPatience };
        try
        {
            // Whatever the answer is: without a token it may be 401.
            using var answer = await client.GetAsync(new Uri(endpoint, "/latest/meta-data/"), stop).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !stop.IsCancellationRequested))
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
