using System.Collections.Concurrent;
using AdminIam.Engine.Aws.Services;
using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.Aws.Sessions;

/// <summary>The endpoints of a session that replace those of the partition, for each service.</summary>
internal sealed class ServiceEndpoints
{
    private const string IgnoreVariable = "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS";
    private readonly ConcurrentDictionary<string, Uri?> _known = new(StringComparer.Ordinal);
    private readonly Func<string, Uri?> _find;

    private ServiceEndpoints(Func<string, Uri?> find) => _find = find;

    /// <summary>Returns the endpoint of a service; <see langword="null"/> if it is that of the partition.</summary>
    /// <exception cref="AdminException">The endpoint is configured and is not a URL.</exception>
    public Uri? Of(AwsService service) => _known.GetOrAdd(service.EndpointId, _find);

    /// <summary>Resolves the endpoints like the AWS CLI: the specified one, the environment variable of the service,
    /// AWS_ENDPOINT_URL, the services section of the profile, the endpoint_url of the profile.</summary>
    /// <param name="requested">The endpoint that the user specified for all services of this session.</param>
    /// <param name="config">The configuration files.</param>
    /// <param name="profileName">The current profile.</param>
    public static ServiceEndpoints Resolve(Uri? requested, SharedConfig config, string profileName)
    {
        if (requested is not null)
        {
            var url = Checked(requested.OriginalString, "-EndpointUrl");
            return new ServiceEndpoints(_ => url);
        }

        var profile = config.Profile(profileName);
        var ignored = EnvironmentVariables.Find(IgnoreVariable) is null
            ? "true".Equals(profile?["ignore_configured_endpoint_urls"], StringComparison.OrdinalIgnoreCase)
            : EnvironmentVariables.IsTrue(IgnoreVariable);
        return ignored ? new ServiceEndpoints(_ => null) : new ServiceEndpoints(Finder(config, profile));
    }

    /// <summary>Returns the URL in an environment variable, if it is set.</summary>
    public static Uri? FromEnvironment(string variable) =>
        EnvironmentVariables.Find(variable) is { } text ? Checked(text, $"The environment variable {variable}") : null;

    // Keeps only the endpoints of the files: a session must not hold the keys of every profile.
    private static Func<string, Uri?> Finder(SharedConfig config, AwsProfile? profile)
    {
        var (path, profileName, url, section) = (
            config.ConfigPath, profile?.Name, profile?["endpoint_url"], profile?["services"]);
        var services = section is null ? null : config.Services(section);
        return service => FromEnvironment($"AWS_ENDPOINT_URL_{service.ToUpperInvariant()}")
            ?? FromEnvironment("AWS_ENDPOINT_URL")
            ?? OfSection(service)
            ?? (url is null ? null : Checked(url, $"endpoint_url of the AWS profile '{profileName}' in '{path}'"));

        Uri? OfSection(string service)
        {
            if (section is null)
                return null;
            if (services is null)
            {
                throw new AdminException(
                    "ServicesSectionNotFound", ErrorKind.NotFound, section,
                    $"The AWS profile '{profileName}' takes its endpoints from the section [services {section}], "
                    + $"which '{path}' does not contain.",
                    "Add the section, or correct the setting 'services' of the profile.");
            }

            return services(service).TryGetValue("endpoint_url", out var text) && text.Length > 0
                ? Checked(text, $"endpoint_url of {service} in the section [services {section}] of '{path}'")
                : null;
        }
    }

    private static Uri Checked(string text, string source) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : throw new AdminException(
                "InvalidEndpointUrl", ErrorKind.InvalidArgument, text,
                $"{source} is not an http or https URL: '{text}'.",
                "Specify a URL such as https://iam.amazonaws.com or http://127.0.0.1:4599.");
}
