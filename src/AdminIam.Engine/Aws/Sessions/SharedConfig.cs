namespace AdminIam.Engine.Aws.Sessions;

/// <summary>The current shared AWS config and credentials files.</summary>
/// <remarks>The SDK reads AWS_CONFIG_FILE only once per process, but it can be set at any time in a shell.</remarks>
internal sealed class SharedConfig
{
    private readonly Dictionary<string, Dictionary<string, string>> _profiles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, string>> _services = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, string>> _ssoSessions = new(StringComparer.Ordinal);

    private SharedConfig(string configPath, string credentialsPath)
    {
        ConfigPath = configPath;
        CredentialsPath = credentialsPath;
    }

    /// <summary>The config file.</summary>
    public string ConfigPath { get; }

    /// <summary>The credentials file.</summary>
    public string CredentialsPath { get; }

    /// <summary>The config file that is in effect at this moment.</summary>
    public static string DefaultConfigPath => PathOf("AWS_CONFIG_FILE", "config");

    /// <summary>The credentials file that is in effect at this moment.</summary>
    public static string DefaultCredentialsPath => PathOf("AWS_SHARED_CREDENTIALS_FILE", "credentials");

    /// <summary>The names of the profiles.</summary>
    public IReadOnlyCollection<string> ProfileNames => _profiles.Keys;

    /// <summary>Reads the files in AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE, or those in ~/.aws.</summary>
    public static SharedConfig Read()
    {
        var config = new SharedConfig(DefaultConfigPath, DefaultCredentialsPath);
        foreach (var section in IniFile.Read(config.ConfigPath))
        {
            if (section.Header == "default")
                Merge(config._profiles, "default", section);
            else if (NameAfter("profile", section.Header) is { } profile)
                Merge(config._profiles, profile, section);
            else if (NameAfter("services", section.Header) is { } services)
                Merge(config._services, services, section);
            else if (NameAfter("sso-session", section.Header) is { } session)
                Merge(config._ssoSessions, session, section);
        }

        // The keys of the credentials file take precedence over those of the config file.
        foreach (var section in IniFile.Read(config.CredentialsPath))
            Merge(config._profiles, section.Header, section);
        return config;
    }

    /// <summary>The folder of the AWS CLI files of the current user.</summary>
    public static string HomeDirectory
    {
        get
        {
            var home = EnvironmentVariables.Find("HOME") ?? EnvironmentVariables.Find("USERPROFILE")
                ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            return Path.Combine(home, ".aws");
        }
    }

    /// <summary>Returns a profile, or <see langword="null"/> if it does not exist.</summary>
    public AwsProfile? Profile(string name) =>
        _profiles.TryGetValue(name, out var values) ? new AwsProfile(name, values) : null;

    /// <summary>Returns an sso-session section, or <see langword="null"/> if it does not exist.</summary>
    public AwsProfile? SsoSession(string name) =>
        _ssoSessions.TryGetValue(name, out var values) ? new AwsProfile(name, values) : null;

    /// <summary>Returns the settings of services in a services section, by the service's id in lower case, such as
    /// <c>iam</c>; <see langword="null"/> if there is no such section.</summary>
    /// <param name="section">The section's name.</param>
    public Func<string, IReadOnlyDictionary<string, string>>? Services(string section) =>
        _services.TryGetValue(section, out var values)
            ? service => values.TryGetValue(service, out var block) ? Block(block) : new Dictionary<string, string>()
            : null;

    private static Dictionary<string, string> Block(string text)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n'))
        {
            var separator = line.IndexOf('=');
            if (separator > 0)
                values[line.Substring(0, separator).Trim()] = line.Substring(separator + 1).Trim();
        }

        return values;
    }

    private static void Merge(Dictionary<string, Dictionary<string, string>> sections, string name, IniSection section)
    {
        if (!sections.TryGetValue(name, out var values))
            sections[name] = values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in section.Values)
            values[pair.Key] = pair.Value;
    }

    private static string? NameAfter(string kind, string header)
    {
        if (header.Length <= kind.Length
            || !header.StartsWith(kind, StringComparison.Ordinal)
            || !char.IsWhiteSpace(header[kind.Length]))
        {
            return null;
        }

        return header.Substring(kind.Length).Trim().Trim('"', '\'');
    }

    private static string PathOf(string variable, string fileName)
    {
        if (EnvironmentVariables.Find(variable) is not { } path)
            return Path.Combine(HomeDirectory, fileName);
        return path.StartsWith("~/", StringComparison.Ordinal) || path.StartsWith("~\\", StringComparison.Ordinal)
            ? Path.Combine(Path.GetDirectoryName(HomeDirectory)!, path.Substring(2))
            : path;
    }
}
