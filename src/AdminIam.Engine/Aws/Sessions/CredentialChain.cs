using System.Security;
using AdminIam.Engine.Aws.Errors;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Secrets;
using Amazon.Runtime;

namespace AdminIam.Engine.Aws.Sessions;

/// <summary>Finds the source credentials: the specified ones, those of a profile, or the first from the default
/// sources.</summary>
internal static class CredentialChain
{
    private const string Advice =
        "Use Connect-AdminAccount with -ProfileName or -AccessKey and -SecretKey, set AWS_PROFILE or "
        + "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or try the module without an account: Start-AdminSandbox.";

    /// <summary>Returns the credentials of <paramref name="settings"/>, before an additional role is assumed.</summary>
    /// <param name="settings">The connection's settings.</param>
    /// <exception cref="AdminException">There are no credentials, or they are incomplete.</exception>
    public static async Task<AWSCredentials> ResolveAsync(ConnectionSettings settings, CancellationToken stop)
    {
        var options = settings.Options;
        if (options.AccessKey is not null || options.SecretKey is not null)
            return OfKeys(options);
        if (options.WebIdentityToken is { } token)
            return OfWebIdentity(settings, token);
        var profiles = new ProfileCredentials(settings);
        if (options.ProfileName is not null)
            return profiles.Of(options.ProfileName);
        if ((EnvironmentCredentials.Find() ?? OfWebIdentityFile(settings)) is { } environment)
            return environment;
        if (ConnectionSettings.NamedByEnvironment is not null || settings.Profile is { HasCredentials: true })
            return profiles.Of(settings.ProfileName);
        if ((ContainerCredentials.Find() ?? SdkProfileStore.Find(settings.ProfileName, options.NoPrompt)) is { } found)
            return found;
        if (await InstanceCredentials.AnswersAsync(stop).ConfigureAwait(false))
            return new InstanceCredentials();
        throw new AdminException(
            "NoCredentials", ErrorKind.Authentication, null, "No AWS credentials were found.", Advice);
    }

    /// <summary>Returns the exception for credentials that are not available, or <see langword="null"/> for other
    /// failures.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="settings">The connection's settings.</param>
    /// <returns><see langword="null"/> if the credentials are not the cause.</returns>
    public static AdminException? FailureOf(Exception exception, ConnectionSettings settings)
    {
        if (exception is not (AmazonClientException or ProcessAWSCredentialException) || AwsErrors.IsOfCall(exception))
            return null;
        var name = settings.ProfileName;
        var reason = exception.Message.TrimEnd(' ', '-');
        return settings.Profile is { IsSso: true }
            ? SsoCredentials.SignInRequired(name, reason, exception)
            : new AdminException(
                "CredentialsUnavailable", ErrorKind.Authentication, name,
                $"The credentials of the AWS profile '{name}' are not available: {reason}",
                $"Use 'aws sts get-caller-identity --profile {name}' to check the credentials.", exception);
    }

    private static AWSCredentials OfKeys(SessionOptions options)
    {
        if (string.IsNullOrEmpty(options.AccessKey) || options.SecretKey is null)
        {
            throw new AdminException(
                "IncompleteCredentials", ErrorKind.InvalidArgument, options.AccessKey,
                options.SecretKey is null
                    ? "An access key was specified without its secret."
                    : "A secret was specified without its access key.",
                "Give -AccessKey and -SecretKey together.");
        }

        var secret = SecretText.Reveal(options.SecretKey);
        return options.SessionToken is null
            ? new BasicAWSCredentials(options.AccessKey, secret)
            : new SessionAWSCredentials(options.AccessKey, secret, SecretText.Reveal(options.SessionToken));
    }

    private static WebIdentityCredentials OfWebIdentity(
        ConnectionSettings settings, Func<CancellationToken, SecureString> token) => new(
        RoleRequest.Of(settings.Options) ?? throw new AdminException(
            "IncompleteCredentials", ErrorKind.InvalidArgument, null,
            "There is a web identity token without a role to assume with it.",
            "Give -RoleArn too."),
        token, settings.Sts);

    private static WebIdentityCredentials? OfWebIdentityFile(ConnectionSettings settings)
    {
        if (EnvironmentVariables.Find("AWS_WEB_IDENTITY_TOKEN_FILE") is not { } path)
            return null;
        var role = EnvironmentVariables.Find("AWS_ROLE_ARN") ?? throw new AdminException(
            "IncompleteCredentials", ErrorKind.InvalidArgument, path,
            "AWS_WEB_IDENTITY_TOKEN_FILE is set, but AWS_ROLE_ARN, the role of the token, is not.",
            "Set AWS_ROLE_ARN, or remove AWS_WEB_IDENTITY_TOKEN_FILE to use other credentials.");
        return new WebIdentityCredentials(
            new RoleRequest(role, EnvironmentVariables.Find("AWS_ROLE_SESSION_NAME") ?? RoleRequest.DefaultSessionName),
            new WebIdentityTokenFile(path, role).Read, settings.Sts);
    }
}
