using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.Aws.Sessions;

/// <summary>Where the requests of a session go when it is not to the partition's own endpoints.</summary>
/// <param name="Iam">IAM's endpoint, or <see langword="null"/> for the partition's own.</param>
/// <param name="Sts">STS's endpoint, or <see langword="null"/> for the partition's own.</param>
internal sealed record ServiceEndpoints(Uri? Iam, Uri? Sts)
{
    private const string IgnoreVariable = "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS";

    /// <summary>The partition's own endpoints.</summary>
    public static ServiceEndpoints None { get; } = new(null, null);

    /// <summary>The URLs that would carry secrets unencrypted over a network.</summary>
    public IEnumerable<Uri> Unencrypted =>
        new[] { Iam, Sts }.OfType<Uri>().Where(url => url.Scheme == Uri.UriSchemeHttp && !url.IsLoopback).Distinct();

    /// <summary>Finds the endpoints as the AWS CLI does: the one given, the service's environment variable, AWS_ENDPOINT_URL, the
    /// services section of the profile, the endpoint_url of the profile.</summary>
    /// <param name="given">An endpoint that the user named for this session.</param>
    /// <param name="config">The configuration files.</param>
    /// <param name="profileName">The profile in effect.</param>
    public static ServiceEndpoints Resolve(Uri? given, SharedConfig config, string profileName)
    {
        if (given is not null)
        {
            var url = Checked(given.OriginalString, "-EndpointUrl");
            return new ServiceEndpoints(url, url);
        }

        var profile = config.Profile(profileName);
        var ignored = EnvironmentVariables.Find(IgnoreVariable) is null
            ? "true".Equals(profile?["ignore_configured_endpoint_urls"], StringComparison.OrdinalIgnoreCase)
            : EnvironmentVariables.IsTrue(IgnoreVariable);
        return ignored
            ? None
            : new ServiceEndpoints(Configured("iam", config, profile), Configured("sts", config, profile));
    }

    /// <summary>The URL in an environment variable, if it is set.</summary>
    /// <param name="variable">The variable.</param>
    public static Uri? FromEnvironment(string variable) =>
        EnvironmentVariables.Find(variable) is { } text ? Checked(text, $"The environment variable {variable}") : null;

    private static Uri? Configured(string service, SharedConfig config, AwsProfile? profile) =>
        FromEnvironment($"AWS_ENDPOINT_URL_{service.ToUpperInvariant()}")
        ?? FromEnvironment("AWS_ENDPOINT_URL")
        ?? OfServices(service, config, profile)
        ?? (profile?["endpoint_url"] is { } url
            ? Checked(url, $"endpoint_url of the AWS profile '{profile.Name}' in '{config.ConfigPath}'")
            : null);

    private static Uri? OfServices(string service, SharedConfig config, AwsProfile? profile)
    {
        if (profile?["services"] is not { } section)
            return null;
        var settings = config.Service(section, service) ?? throw new AdminException(
            "ServicesSectionNotFound", ErrorKind.NotFound, section,
            $"The AWS profile '{profile.Name}' takes its endpoints from the section [services {section}], which '{config.ConfigPath}' "
            + "does not have.",
            "Add the section, or correct the setting 'services' of the profile.");
        return settings.TryGetValue("endpoint_url", out var url) && url.Length > 0
            ? Checked(url, $"endpoint_url of {service} in the section [services {section}] of '{config.ConfigPath}'")
            : null;
    }

    private static Uri Checked(string text, string source) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : throw new AdminException(
                "InvalidEndpointUrl", ErrorKind.InvalidArgument, text, $"{source} is '{text}'.",
                "It must be an http or https URL, such as https://iam.amazonaws.com.");
}
