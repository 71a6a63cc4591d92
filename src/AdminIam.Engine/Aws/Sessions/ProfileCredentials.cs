using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Names;
using Amazon.Runtime;

namespace AdminIam.Engine.Aws.Sessions;

/// <summary>Finds the credentials of a profile, in the order of the AWS CLI: role, SSO, keys, credential
/// process.</summary>
/// <param name="settings">The connection's settings.</param>
internal sealed class ProfileCredentials(ConnectionSettings settings)
{
    private readonly List<string> _visited = [];

    /// <summary>Returns the credentials of a profile.</summary>
    /// <exception cref="AdminException">The profile does not exist or is incomplete.</exception>
    public AWSCredentials Of(string profileName)
    {
        if (settings.Config.Profile(profileName) is not { } profile)
        {
            return SdkProfileStore.Find(profileName, settings.Options.NoPrompt)
                ?? throw NotFound(settings.Config, profileName);
        }

        _visited.Add(profileName);
        return profile["role_arn"] is { } role ? OfRole(profile, role) : OfOwn(profile);
    }

    /// <summary>Returns the exception for a profile that does not exist.</summary>
    /// <param name="config">The configuration files.</param>
    public static AdminException NotFound(SharedConfig config, string profileName)
    {
        var names = ProfileList.ReadNames();
        var files = $"'{config.ConfigPath}' and '{config.CredentialsPath}'";
        return new AdminException(
            "ProfileNotFound", ErrorKind.NotFound, profileName, names.Count == 0
                ? $"There is no AWS profile '{profileName}'; {files} contain no profiles."
                : $"There is no AWS profile '{profileName}' in {files}. "
                    + $"{NameSuggestions.Advice("profiles", profileName, names)}",
            "Create a profile with 'aws configure' or 'aws configure sso', or specify other files in AWS_CONFIG_FILE "
                + "and AWS_SHARED_CREDENTIALS_FILE.");
    }

    private AWSCredentials OfOwn(AwsProfile profile)
    {
        if (profile.IsSso)
            return SsoCredentials.Of(profile, settings.Config, settings.Options.Time);
        if (profile.HasKeys)
            return OfKeys(profile);
        if (profile["credential_process"] is { } command)
            return OfProcess(profile, command);
        throw Incomplete(
            profile, $"The AWS profile '{profile.Name}' has no usable credentials.",
            "It requires access keys, an SSO session, a role with a source profile, or a credential process.");
    }

    // What the process does is unknown: many ask for a password or an MFA code, or open a browser.
    private ProcessAWSCredentials OfProcess(AwsProfile profile, string command) => !settings.Options.NoPrompt
        ? new ProcessAWSCredentials(command, profile.Name)
        : throw new AdminException(
            "CredentialsUnavailable", ErrorKind.Authentication, profile.Name,
            $"The credential process of the AWS profile '{profile.Name}' may prompt the user.",
            "Use Connect-AdminAccount first.");

    private AWSCredentials OfRole(AwsProfile profile, string roleArn)
    {
        var role = new RoleRequest(roleArn, profile["role_session_name"] ?? RoleRequest.DefaultSessionName)
        {
            ExternalId = profile["external_id"],
            DurationSeconds = DurationOf(profile),
        };
        if (profile["web_identity_token_file"] is { } tokenPath)
            return new WebIdentityCredentials(role, new WebIdentityTokenFile(tokenPath, roleArn).Read, settings.Sts);
        var source = SourceOf(profile);
        return new AssumedRoleCredentials(
            profile["mfa_serial"] is { } device ? role with { Mfa = settings.Mfa.Take(device, profile.Name) } : role,
            source, settings.Sts);
    }

    private AWSCredentials SourceOf(
        AwsProfile profile) => (profile["source_profile"], profile["credential_source"]) switch
    {
        ({ } source, null) => OfSource(profile, source),
        (null, "Environment") => EnvironmentCredentials.Find() ?? throw Incomplete(
            profile, $"The AWS profile '{profile.Name}' uses credentials from the environment, which contains none.",
            "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or change its credential_source."),
        (null, "EcsContainer") => ContainerCredentials.Find() ?? throw Incomplete(
            profile, $"The AWS profile '{profile.Name}' uses credentials from a container, but there is no container.",
            "Set AWS_CONTAINER_CREDENTIALS_FULL_URI, or change its credential_source."),
        (null, "Ec2InstanceMetadata") => new InstanceCredentials(),
        (null, { } other) => throw Incomplete(
            profile, $"The credential_source of the AWS profile '{profile.Name}' is '{other}'.",
            "It must be Environment, Ec2InstanceMetadata or EcsContainer."),
        (null, null) => throw Incomplete(
            profile, $"The AWS profile '{profile.Name}' specifies a role, but no credentials to assume it.",
            "Add source_profile or credential_source to it."),
        _ => throw Incomplete(
            profile, $"The AWS profile '{profile.Name}' has both source_profile and credential_source.",
            "Remove one of them."),
    };

    private AWSCredentials OfSource(AwsProfile profile, string sourceName)
    {
        var source = settings.Config.Profile(sourceName);
        // If a source profile has keys, they are used, even if it is the profile itself.
        if (source is { HasKeys: true } && (sourceName == profile.Name || !_visited.Contains(sourceName)))
            return OfKeys(source);
        if (_visited.Contains(sourceName))
        {
            throw new AdminException(
                "ProfileLoop", ErrorKind.InvalidArgument, profile.Name,
                $"The source_profile settings of these AWS profiles are circular: {string.Join(" -> ", _visited)} -> "
                    + $"{sourceName}.",
                $"Correct source_profile in '{settings.Config.ConfigPath}': the last profile requires credentials of "
                    + "its own.");
        }

        if (source is null && SdkProfileStore.Find(sourceName, settings.Options.NoPrompt) is null)
        {
            throw Incomplete(
                profile,
                $"The AWS profile '{profile.Name}' uses credentials of the profile '{sourceName}', which does not "
                    + "exist.",
                $"Correct its source_profile in '{settings.Config.ConfigPath}'.");
        }

        return Of(sourceName);
    }

    private static AWSCredentials OfKeys(AwsProfile profile) => profile["aws_session_token"] is { } token
        ? new SessionAWSCredentials(profile["aws_access_key_id"], profile["aws_secret_access_key"], token)
        : new BasicAWSCredentials(profile["aws_access_key_id"], profile["aws_secret_access_key"]);

    private static int? DurationOf(AwsProfile profile)
    {
        if (profile["duration_seconds"] is not { } text)
            return null;
        return int.TryParse(text, out var seconds) ? seconds : throw Incomplete(
            profile, $"The duration_seconds of the AWS profile '{profile.Name}' is '{text}'.",
            "It must be a number from 900 to 43200.");
    }

    private static AdminException Incomplete(AwsProfile profile, string message, string advice) =>
        new("ProfileIncomplete", ErrorKind.InvalidArgument, profile.Name, message, advice);
}
