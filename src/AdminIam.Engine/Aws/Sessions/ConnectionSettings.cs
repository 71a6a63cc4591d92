namespace AdminIam.Engine.Aws.Sessions;

/// <summary>What a connection works with: the options, completed by the environment and the configuration files.</summary>
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
        // A misspelt profile may have been meant for another endpoint than AWS's own.
        if (Profile is null && profileName != DefaultProfile && Replaced.Count == 0 && options.Endpoints is null
            && !SdkProfileStore.ProfileNames.Contains(profileName))
        {
            throw ProfileCredentials.NotFound(config, profileName);
        }

        Sts = new StsClients(Region, Endpoints.Of(StsService.Description), options.Time);
        Mfa = new MfaProof(options.MfaSerial, options.MfaCode);
    }

    /// <summary>What the user asked for.</summary>
    public SessionOptions Options { get; }

    /// <summary>The configuration files.</summary>
    public SharedConfig Config { get; }

    /// <summary>The name of the profile in effect: the one given, that of AWS_PROFILE or AWS_DEFAULT_PROFILE, or the default one.</summary>
    public string ProfileName { get; }

    /// <summary>The profile in effect, if there is one of that name.</summary>
    public AwsProfile? Profile { get; }

    /// <summary>The region.</summary>
    public string Region { get; }

    /// <summary>The endpoints in place of the partition's own.</summary>
    public ServiceEndpoints Endpoints { get; }

    /// <summary>The endpoints of the session's services that replace those of the partition.</summary>
    public IReadOnlyList<Uri> Replaced { get; }

    /// <summary>Creates STS clients.</summary>
    public StsClients Sts { get; }

    /// <summary>The MFA code.</summary>
    public MfaProof Mfa { get; }

    /// <summary>Completes the options.</summary>
    /// <param name="options">What the user asked for.</param>
    public static ConnectionSettings Of(SessionOptions options) =>
        new(options, SharedConfig.Read(), options.ProfileName ?? NamedByEnvironment ?? DefaultProfile);

    /// <summary>The profile that the environment names, if it names one.</summary>
    public static string? NamedByEnvironment => EnvironmentVariables.Find("AWS_PROFILE") ?? EnvironmentVariables.Find("AWS_DEFAULT_PROFILE");
}
