namespace AdminIam.Engine.Aws.Sessions;

/// <summary>The settings of a connection: the options, the environment and the configuration files.</summary>
internal sealed class ConnectionSettings
{
    private const string DefaultProfile = "default";

    private ConnectionSettings(SessionOptions options, SharedConfig config, string profileName)
    {
        Options = options;
        Config = config;
        ProfileName = profileName;
        Profile = config.Profile(profileName);
        Region = Regions.Resolve(options.Region, Profile);
        Endpoints = options.Endpoints ?? ServiceEndpoints.Resolve(options.EndpointUrl, config, profileName);
        Replaced = [.. options.Services.Append(StsService.Description).Select(Endpoints.Of).OfType<Uri>().Distinct()];
        // A misspelled profile may have been intended for an endpoint other than that of AWS.
        if (Profile is null && profileName != DefaultProfile && Replaced.Count == 0 && options.Endpoints is null
            && !SdkProfileStore.ProfileNames.Contains(profileName))
        {
            throw ProfileCredentials.NotFound(config, profileName);
        }

        Sts = new StsClients(Region, Endpoints.Of(StsService.Description), options.Time);
        Mfa = new MfaProof(options.MfaSerial, options.MfaCode);
    }

    /// <summary>The options of the user.</summary>
    public SessionOptions Options { get; }

    /// <summary>The configuration files.</summary>
    public SharedConfig Config { get; }

    /// <summary>The name of the current profile: the specified one, that of AWS_PROFILE or AWS_DEFAULT_PROFILE, or the
    /// default one.</summary>
    public string ProfileName { get; }

    /// <summary>The current profile, if it exists.</summary>
    public AwsProfile? Profile { get; }

    /// <summary>The region.</summary>
    public string Region { get; }

    /// <summary>The setting sso_region of the profile, if it has one.</summary>
    public string? SignInRegion =>
        (Profile?["sso_session"] is { } session ? Config.SsoSession(session)?["sso_region"] : null)
        ?? Profile?["sso_region"];

    /// <summary>The custom endpoints.</summary>
    public ServiceEndpoints Endpoints { get; }

    /// <summary>The endpoints of the session's services that replace those of the partition.</summary>
    public IReadOnlyList<Uri> Replaced { get; }

    /// <summary>Creates STS clients.</summary>
    public StsClients Sts { get; }

    /// <summary>The MFA code.</summary>
    public MfaProof Mfa { get; }

    /// <summary>Determines the settings.</summary>
    /// <param name="options">The options of the user.</param>
    public static ConnectionSettings Of(SessionOptions options) =>
        new(options, SharedConfig.Read(), options.ProfileName ?? NamedByEnvironment ?? DefaultProfile);

    /// <summary>The profile in the environment, if there is one.</summary>
    public static string? NamedByEnvironment =>
        EnvironmentVariables.Find("AWS_PROFILE") ?? EnvironmentVariables.Find("AWS_DEFAULT_PROFILE");
}
